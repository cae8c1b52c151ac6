"""Numbers that people can read and say."""

from collections.abc import Callable
from math import ceil, floor, log10

Rounding = Callable[[float], int]
Fits = Callable[[float], bool]


def readable_between(below: float, above: float) -> float:
    """The number with the fewest digits that is greater than `below` and at most `above`.

    Where several have as few, the greatest. Gives `above` when nothing else lies between.
    """
    if not below < above:
        return above
    if below < 0 <= above:
        return 0.0
    return _rounded(above, floor, lambda number: below < number <= above)


def readable_from(least: float, below: float) -> float:
    """The number with the fewest digits that is at least `least` and less than `below`.

    Where several have as few, the smallest. Gives `least` when nothing else lies between.
    """
    if least <= 0 < below:
        return 0.0
    return _rounded(least, ceil, lambda number: least <= number < below)


def _rounded(number: float, side: Rounding, fits: Fits) -> float:
    """The number rounded to that side, as coarsely as it still fits."""
    start = ceil(log10(abs(number))) if number else 0
    for power in range(start, start - 17, -1):
        for step in (10.0**power, 5 * 10.0 ** (power - 1)):
            rounded = round(side(number / step) * step, max(0, 1 - power))
            if fits(rounded):
                return float(rounded)
    return number
