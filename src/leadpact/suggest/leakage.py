"""The leakage guard: fields that are known only after the outcome.

Such a field tells perfectly who was won and nothing about who will be: a model that scores with it
fails on the next lead. Sources: Kaufman, Rosset, Perlich and Stitelman, "Leakage in Data Mining"
(ACM TKDD 6(4), 2012); the signs and their thresholds stand below, each with its reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from leadpact.domain.fields import FieldType
from leadpact.domain.filters import Filters
from leadpact.store.database import Store
from leadpact.suggest.fields import FieldColumn, FieldTable, read_fields
from leadpact.suggest.fillings import FEWEST, fillings_of, percent
from leadpact.suggest.leak_names import names_a_verdict, names_an_end, why_named_so
from leadpact.suggest.telling import MOST_LEADS as MOST_JUDGED
from leadpact.suggest.telling import area_under_curve

# Nothing known beforehand tells winners from others so well, alone.
TELLS_ALL = 0.95
# Filled for a fifth of the won or the lost, and for at most one in fifty of the open.
DECIDED_FILLED = 0.20
OPEN_FILLED = 0.02
# A few dates after the outcome are slips of the keyboard; one in twenty is a habit.
LATER = 0.05
# Values that speak of the end, for one in twenty of the filled, and right nine times in ten.
ENDS_NAMED = 0.05
ENDS_RIGHT = 0.90
FEWEST_OF_A_VALUE = 5
# A verdict is filled in as one gets to know the lead: a quarter more often for the won.
VERDICT_FILLED = 1.25
# What tells so well where it is filled, half as often again for the won, is a verdict by any name.
VERDICT_TELLS = 0.80
UNNAMED_VERDICT_FILLED = 1.5


class LeakKind(StrEnum):
    """Which sign gave a field away."""

    BY_DEFINITION = "by definition"
    NAME = "name"
    LATER_DATE = "later date"
    FILLED_AFTERWARDS = "filled afterwards"
    TELLS_ALL = "tells all"
    ENDS_NAMED = "ends named"
    VERDICT = "verdict"


@dataclass(frozen=True)
class Leak:
    """A field that is known only after the outcome; `reason` says in words how one can tell."""

    field: str
    reason: str
    kind: LeakKind


_A_STEP = "it is a step that a lead takes after it was scored"
_BY_DEFINITION = MappingProxyType(
    {
        "outcome": "it is the outcome",
        "stage": "it tells where the lead stands now, up to won and lost",
        "won_at": "it is the date of the outcome",
        "lost_at": "it is the date of the outcome",
        "amount": "what a deal is worth is known once there is a deal",
        "rejection_reason": "sales gives it when it says no",
        "mql_at": _A_STEP,
        "sal_at": _A_STEP,
        "sql_at": _A_STEP,
        "opportunity_at": _A_STEP,
        "first_sales_contact_at": _A_STEP,
        "bumps": "it counts moves up to today, those after the hand-off too",
        "opportunity_id": "a lead gets it when it becomes a deal",
        "contact_id": "a lead gets it when it becomes a contact",
    }
)
# When a lead came in cannot be after its end: where it is, the file is wrong, not the field.
_BEGINNINGS = frozenset({"created_at", "first_touch_at"})


def leaks(store: Store, filters: Filters) -> tuple[Leak, ...]:
    """The fields of the filtered leads that leak the outcome, in the order of the fields.

    Of more than MOST_JUDGED leads about so many are looked at.
    """
    return leaks_in(read_fields(store, filters, MOST_JUDGED))


def leaks_in(table: FieldTable) -> tuple[Leak, ...]:
    """The fields that leak the outcome, each by the first sign that gives it away."""
    found = (_leak_of(column, table) for column in table.columns)
    return tuple(leak for leak in found if leak is not None)


def _leak_of(column: FieldColumn, table: FieldTable) -> Leak | None:
    for kind, sign in _SIGNS:
        reason = sign(column, table)
        if reason is not None:
            return Leak(column.name, reason, kind)
    return None


def _by_definition(column: FieldColumn, table: FieldTable) -> str | None:
    if column.is_own:
        return None
    if column.name == "cycles":
        return _counts_on(column, table)
    if column.name == "owner":
        return _given_late(column, table)
    return _BY_DEFINITION.get(column.name)


def _counts_on(cycles: FieldColumn, table: FieldTable) -> str | None:
    """Cycles leak, unless they are just the earlier attempts and this one."""
    prior = next((one for one in table.columns if one.name == "prior_cycles"), None)
    if prior is not None and np.array_equal(cycles.values, prior.values + 1, equal_nan=True):
        return None
    return "it counts every hand-off up to today, the one that led to the sale too"


def _given_late(owner: FieldColumn, table: FieldTable) -> str | None:
    """Owners leak where a lead gets one at its hand-off: the won have one far more often."""
    filled = fillings_of(owner, table)
    if filled is None or not filled.by_more_than_chance or filled.times < VERDICT_FILLED:
        return None
    return f"a lead gets its rep late: {filled.words}"


def _by_name(column: FieldColumn, _: FieldTable) -> str | None:
    return why_named_so(column.name) if column.is_own else None


def _by_later_dates(column: FieldColumn, table: FieldTable) -> str | None:
    if column.type is not FieldType.DATE or column.name in _BEGINNINGS:
        return None
    both = column.known & ~np.isnat(table.ended)
    day = np.dtype("datetime64[D]")
    later = column.values[both].astype(day) > table.ended[both].astype(day)
    if both.sum() < FEWEST or later.mean() < LATER:
        return None
    return f"{percent(later.mean())} of its dates lie after the lead was won or lost"


def _by_filling(column: FieldColumn, table: FieldTable) -> str | None:
    decided = table.won | table.lost
    judged = table.rated
    if min((judged & decided).sum(), (judged & ~decided).sum()) < FEWEST:
        judged = np.ones_like(judged)
    is_open = judged & ~decided
    if is_open.sum() < FEWEST:
        return None
    of_open = column.known[is_open].mean()
    for name, ended in (("won", judged & table.won), ("lost", judged & table.lost)):
        if ended.sum() < FEWEST:
            continue
        of_ended = column.known[ended].mean()
        if of_ended >= DECIDED_FILLED and of_open <= OPEN_FILLED:
            return (
                f"it is filled for {percent(of_ended)} of the {name} leads, and for "
                f"{percent(of_open)} of the open ones"
            )
    return None


def _by_telling(column: FieldColumn, table: FieldTable) -> str | None:
    for leads, whose in ((table.rated, ""), (table.rated & column.known, " where it is filled")):
        area = _area(column, leads, table.won)
        if area is not None and area > TELLS_ALL:
            return f"alone it tells won from not won almost always{whose} (AUC {area:.2f})"
    return None


def _by_values(column: FieldColumn, table: FieldTable) -> str | None:
    if column.values.dtype != object:
        return None
    leads = table.rated & column.known
    codes, different = pd.factorize(column.values[leads])
    counts = np.bincount(codes, minlength=len(different))
    won = np.bincount(codes, weights=table.won[leads], minlength=len(different))
    common = np.flatnonzero(counts >= FEWEST_OF_A_VALUE)
    ends = [place for place in common if names_an_end(str(different[place]))]
    named = counts[ends].sum()
    if named < FEWEST or named < ENDS_NAMED * len(codes):
        return None
    if np.maximum(won[ends], counts[ends] - won[ends]).sum() < ENDS_RIGHT * named:
        return None
    return f"{percent(named / len(codes))} of its values speak of leads won, lost or closed"


def _by_verdict(column: FieldColumn, table: FieldTable) -> str | None:
    filled = fillings_of(column, table) if column.is_own else None
    if filled is None or not filled.by_more_than_chance:
        return None
    if names_a_verdict(column.name) and filled.times >= VERDICT_FILLED:
        return f"by its name it is somebody's verdict, and {filled.words}"
    area = _area(column, table.rated & column.known, table.won)
    if filled.times >= UNNAMED_VERDICT_FILLED and area is not None and area >= VERDICT_TELLS:
        return f"{filled.words}, and where it is filled it tells a lot (AUC {area:.2f})"
    return None


_Sign = Callable[[FieldColumn, FieldTable], str | None]
_SIGNS: tuple[tuple[LeakKind, _Sign], ...] = (
    (LeakKind.BY_DEFINITION, _by_definition),
    (LeakKind.NAME, _by_name),
    (LeakKind.LATER_DATE, _by_later_dates),
    (LeakKind.FILLED_AFTERWARDS, _by_filling),
    (LeakKind.TELLS_ALL, _by_telling),
    (LeakKind.ENDS_NAMED, _by_values),
    (LeakKind.VERDICT, _by_verdict),
)


def _area(column: FieldColumn, leads: NDArray[np.bool_], won: NDArray[np.bool_]) -> float | None:
    if min(won[leads].sum(), (~won[leads]).sum()) < FEWEST:
        return None
    return area_under_curve(column.values[leads], won[leads])
