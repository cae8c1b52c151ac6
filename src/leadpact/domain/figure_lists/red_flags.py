"""The figures about what sales says no to."""

from leadpact.domain.figure import Figure

RED_FLAGS: tuple[Figure, ...] = ()
