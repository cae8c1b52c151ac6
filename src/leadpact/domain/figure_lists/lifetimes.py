"""The figures about how long sources and recycled leads take to be won."""

from leadpact.domain.figure import Figure

LIFETIMES: tuple[Figure, ...] = ()
