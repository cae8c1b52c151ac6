"""The figures about what sales can work, rep by rep."""

from leadpact.domain.figure import Figure

CAPACITY: tuple[Figure, ...] = ()
