"""Leads become patterns: the collapse."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.patterns.patterns import Booleans, Integers, Patterns
from leadpact.store.collapsed import KEEP_FROM, PackedPatterns, packed_patterns
from leadpact.store.database import Store

# A name that no file can bring: cells are trimmed before anything is made of them.
OTHER_SOURCES = " other sources"
"""The name of all sources but the twelve largest of the data set, taken together."""


def collapse(
    store: Store,
    filters: Filters,
    criteria: tuple[Criterion, ...],
    progress: Callable[[float], None] | None = None,
    keep_from: int = KEEP_FROM,
) -> Patterns:
    """The patterns of the filtered leads under those of the criteria that the data can carry.

    Where that takes long, `progress` is told the share done, rising from 0 to 1; the work is kept
    in the store for data sets with at least `keep_from` leads. The patterns' order depends on
    nothing but the leads.
    """
    packed = packed_patterns(store, filters, criteria, progress or _unheard, keep_from)
    order = np.lexsort((packed.rated, *packed.codes))
    digits = dict(_unpacked(packed, order))
    values, unknown = _values(packed.criteria, digits)
    source, sources = _sources(digits["source"], packed.named_sources)
    return Patterns(
        criteria=packed.criteria,
        values=values,
        unknown=unknown,
        hand_raise=digits["hand_raise"].astype(np.bool_),
        won=digits["won"].astype(np.bool_),
        rated=packed.rated[order],
        source=source,
        sources=sources,
        leads=packed.leads[order],
    )


def _unheard(_share: float) -> None:
    """Progress that nobody waits for."""


def _unpacked(
    packed: PackedPatterns, order: NDArray[np.intp]
) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """The digits of all codes by their names."""
    for code, digits in zip(packed.codes, packed.digits, strict=True):
        rest = code[order]
        for digit in digits:
            higher = rest // digit.radix
            yield digit.name, rest - higher * digit.radix
            rest = higher


def _values(
    criteria: Sequence[Criterion], digits: dict[str, NDArray[np.int64]]
) -> tuple[Integers, Booleans]:
    """Values and what is unknown, (P, C) each; the values in the smallest type that holds them."""
    largest = max((one.largest_value * one.unit for one in criteria), default=0)
    shape = (len(digits["won"]), len(criteria))
    values = np.empty(shape, dtype=np.min_scalar_type(-largest - 1), order="F")
    unknown = np.empty(shape, dtype=np.bool_, order="F")
    for place in range(len(criteria)):
        digit = digits[f"value_{place + 1}"]
        unknown[:, place] = digit == 0
        values[:, place] = np.maximum(digit, 1) - 1
    return values, unknown


def _sources(number: NDArray[np.int64], named: Sequence[str]) -> tuple[Integers, tuple[str, ...]]:
    """Each pattern's place among the sources that occur, which come in the order of their names."""
    names = np.array(["", *named, OTHER_SOURCES], dtype=object)
    # More are numbered than named only where all names are taken.
    occurring = np.flatnonzero(np.bincount(number, minlength=len(names)))
    ordered = occurring[np.argsort(names[occurring])]
    place = np.zeros(len(names), dtype=np.int32)
    place[ordered] = np.arange(len(ordered), dtype=np.int32)
    return place[number], tuple(map(str, names[ordered]))
