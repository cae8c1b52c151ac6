"""Months on an axis: equal steps, gaps where a month has no leads, and as many names as fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.charts.text import key_words
from leadpact.metrics.shares import Key

MOST_NAMES = 5

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Months:
    """The place of each key, and the places that are named with their names."""

    places: tuple[float, ...]
    named: tuple[float, ...]
    names: tuple[str, ...]

    @property
    def span(self) -> tuple[float, float]:
        """The axis range that holds all places."""
        return (min(self.places) - 0.6, max(self.places) + 0.6)


def months_of(keys: Sequence[Key]) -> Months:
    """Where keys such as "2024-07" lie; None and other text come after the last month, in order."""
    words = [month_words(key) for key in keys]
    counted = [_number(key) for key in keys]
    known = [number for number in counted if number is not None]
    first, beyond = min(known, default=0), max(known, default=-2) + 2
    places: list[float] = []
    for number in counted:
        places.append(float(beyond - first if number is None else number - first))
        beyond += number is None
    step = -(-len(keys) // MOST_NAMES)
    shown = list(zip(places, words, strict=True))[::-1][::step][::-1]
    return Months(
        tuple(places),
        tuple(place for place, _ in shown),
        tuple(word.replace(" ", "<br>", 1) for _, word in shown),
    )


def month_words(key: Key) -> str:
    """The month "2024-07" as "Jul 2024"; any other text plain, and None as "no month"."""
    number = _number(key)
    if number is None:
        return key_words(key, "no month")
    return f"{_MONTHS[(number - 1) % 12]} {(number - 1) // 12}"


def _number(key: Key) -> int | None:
    year, _, month = str(key).partition("-")
    ours = year.isdecimal() and month.isdecimal() and len(year) == 4 and 1 <= int(month) <= 12
    return int(year) * 12 + int(month) if ours else None
