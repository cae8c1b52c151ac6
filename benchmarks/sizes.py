"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """How many leads: those that are imported, and the large ones of benchmarks/many.py.

    `runs` is how often what runs in a process of its own is run; the median counts.
    """

    leads: int
    many: int
    most: int
    runs: int
