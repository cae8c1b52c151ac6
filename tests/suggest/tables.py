"""Small tables of fields, as the leakage guard gets them."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from leadpact.domain.fields import FieldType
from leadpact.suggest.fields import FieldColumn, FieldTable
from leadpact.suggest.leakage import LeakKind, leaks_in

# 20 won leads, then 20 lost ones, then 20 open ones, all old enough to be won.
WON, LOST, OPEN = 20, 20, 20
ENDED = date(2026, 3, 1)


def texts(name: str, values: Sequence[str | None], *, is_own: bool = True) -> FieldColumn:
    """A column of texts."""
    return FieldColumn(name, name, FieldType.TEXT, is_own, np.array(values, dtype=object))


def numbers(name: str, values: Sequence[float], *, is_own: bool = True) -> FieldColumn:
    """A column of numbers."""
    column = np.array(values, dtype=np.float64)
    return FieldColumn(name, name, FieldType.NUMBER, is_own, column)


def dates(name: str, values: Sequence[date | None], *, is_own: bool = True) -> FieldColumn:
    """A column of dates."""
    column = np.array(values, dtype="datetime64[s]")
    return FieldColumn(name, name, FieldType.DATE, is_own, column)


def table_of(*columns: FieldColumn, each: int = 20) -> FieldTable:
    """The won, lost and open leads, so many of each; the decided ones ended on 1 March 2026."""
    place = np.arange(3 * each)
    decided = place < 2 * each
    never = np.datetime64("NaT", "s")
    return FieldTable(
        columns=columns,
        lead_ids=place.astype(str).astype(object),
        won=place < each,
        lost=decided & (place >= each),
        rated=np.ones(len(place), dtype=bool),
        created=np.full(len(place), np.datetime64("2026-01-01", "s")),
        ended=np.where(decided, np.datetime64(ENDED, "s"), never),
        leads=len(place),
    )


def kinds_of(*columns: FieldColumn) -> dict[str, LeakKind]:
    """Which of these columns leak, and by which sign."""
    return {leak.field: leak.kind for leak in leaks_in(table_of(*columns))}
