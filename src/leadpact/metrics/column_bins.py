"""Bins of numbers and dates at edges that people can read."""

from collections.abc import Sequence
from itertools import pairwise
from math import floor

from leadpact.domain.fields import FieldType
from leadpact.domain.filters import Filters
from leadpact.store.column_questions import (
    MOST_NUMBERS,
    Column,
    Quantiles,
    numbers_of,
    quantiles_of,
)
from leadpact.store.database import Store
from leadpact.suggest.readable import readable_between

# Days before the as-of date at which a bin of dates begins; later dates come before the first.
DAYS = (0.0, 8.0, 31.0, 91.0, 181.0, 366.0)
_DATE_LABELS = (
    "after the as-of date",
    "within 7 days",
    "8 to 30 days ago",
    "31 to 90 days ago",
    "91 to 180 days ago",
    "181 to 365 days ago",
    "over a year ago",
)


def edges_of(store: Store, filters: Filters, column: Column) -> tuple[float, ...]:
    """Where the column's bins begin, rising; the first bin lies below all of these.

    Up to eight different numbers are a bin each; more are parted at their eighths, rounded.
    """
    if column.type is FieldType.DATE:
        return DAYS
    if column.type is not FieldType.NUMBER:
        return ()
    numbers = numbers_of(store, filters, column)
    if len(numbers) <= MOST_NUMBERS:
        return numbers[1:]
    return readable_edges(quantiles_of(store, filters, column))


def readable_edges(found: Quantiles) -> tuple[float, ...]:
    """The eighths, each by the number of fewest digits in the quarter of its gap below it.

    Where an eighth or more of the leads have the least number, that number is a bin of its own.
    """
    if found.least is None:
        return ()
    edges: list[float] = []
    if found.eighths[0] == found.least and found.next_to_least is not None:
        edges.append(found.next_to_least)
    for before, part in pairwise(sorted({found.least, *found.eighths})):
        edge = readable_between(part - (part - before) / 4, part)
        if edge > (edges[-1] if edges else found.least):
            edges.append(edge)
    return tuple(edges)


def bin_label(column: Column, edges: Sequence[float], place: int, *, whole: bool) -> str:
    """The bin of that place in words: "12 to 149", "from 150", "yes"."""
    if column.type is FieldType.BOOLEAN:
        return "yes" if place else "no"
    if column.type is FieldType.DATE:
        return _DATE_LABELS[place]
    return _number_label(edges, place, whole=whole)


def number_words(number: float) -> str:
    """A number as people write it: "1,500", "0.25"."""
    return f"{number:,.0f}" if number == floor(number) else f"{number:,.6g}"


def _number_label(edges: Sequence[float], place: int, *, whole: bool) -> str:
    if not edges:
        return "all numbers"
    if place == len(edges):
        return f"from {number_words(edges[-1])}"
    if place == 0:
        return f"under {number_words(edges[0])}"
    low, high = edges[place - 1], edges[place]
    if not whole:
        return f"{number_words(low)} to under {number_words(high)}"
    if high - low == 1:
        return number_words(low)
    return f"{number_words(low)} to {number_words(high - 1)}"
