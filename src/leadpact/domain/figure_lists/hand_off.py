"""The figures about the road from inquiry to win."""

from leadpact.domain.figure import Figure

HAND_OFF: tuple[Figure, ...] = ()
