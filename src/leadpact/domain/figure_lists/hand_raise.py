"""The figures about leads that ask to be called, and about BANT."""

from leadpact.domain.figure import Figure

HAND_RAISE: tuple[Figure, ...] = ()
