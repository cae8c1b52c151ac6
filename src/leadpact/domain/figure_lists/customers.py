"""The figures about more business with those who know us."""

from leadpact.domain.figure import Figure

CUSTOMERS: tuple[Figure, ...] = ()
