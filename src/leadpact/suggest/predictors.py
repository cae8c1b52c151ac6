"""The fields that criteria may look at, made ready for arithmetic, and those left out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.suggest.fields import LONGEST_TEXT, FieldColumn, FieldTable
from leadpact.suggest.leakage import leaks_in

FEWEST_LEADS = 30
MOST_LEVELS_OF_LEADS = 0.5
ID_LEVELS_OF_LEADS = 0.99
_FEWEST_FOR_ID = 100

_LEAD_FIELDS = frozenset(field.name for field in LEAD_FIELDS)
# The end itself: with it, a model would tell what it was told.
_THE_END = frozenset({"outcome", "stage", "won_at", "lost_at"})
_WHO = frozenset({"lead_id", "email", "first_name", "last_name", "opportunity_id", "contact_id"})


@dataclass(frozen=True)
class LeftOut:
    """A field that no suggested criterion looks at, and why.

    `is_leak`: it is known only after the outcome, or so it seems; a person can overrule that.
    """

    field: str
    reason: str
    is_leak: bool


@dataclass(frozen=True, eq=False)
class Predictor:
    """One field as float64 per lead, NaN where unknown.

    Numbers are themselves, booleans 1 and 0, dates 1; texts and choices are places in `levels`,
    which have no order. A text that was cut is in no level: it counts as a level that is rare.
    """

    column: FieldColumn
    values: NDArray[np.float64]
    levels: tuple[str, ...] = ()

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which leads have a value."""
        return ~np.isnan(self.values)


def predictors_of(
    table: FieldTable, allowed: frozenset[str]
) -> tuple[tuple[Predictor, ...], tuple[LeftOut, ...]]:
    """The fields to look at and those left out, in the table's order.

    `allowed` leaks stay in, all but the outcome itself.
    """
    leaking = {leak.field: leak.reason for leak in leaks_in(table)}
    kept: list[Predictor] = []
    left_out: list[LeftOut] = []
    for column in table.columns:
        is_end = not column.is_own and column.name in _THE_END
        if column.name in leaking and (is_end or column.name not in allowed):
            left_out.append(LeftOut(column.name, leaking[column.name], is_leak=not is_end))
            continue
        predictor = _predictor(column)
        reason = _why_not(predictor)
        if reason is None:
            kept.append(predictor)
        else:
            left_out.append(LeftOut(column.name, reason, is_leak=False))
    return tuple(kept), tuple(left_out)


def _predictor(column: FieldColumn) -> Predictor:
    if column.type in (FieldType.TEXT, FieldType.CHOICE):
        # Only pandas tells apart the texts of an object array without sorting them.
        from pandas import factorize

        codes, levels = factorize(column.values)
        values = np.where(codes < 0, np.nan, codes.astype(np.float64))
        return Predictor(column, values, tuple(map(str, levels)))
    if column.type is FieldType.DATE:
        return Predictor(column, np.where(column.known, 1.0, np.nan))
    return Predictor(column, np.asarray(column.values, dtype=np.float64))


def _why_not(predictor: Predictor) -> str | None:
    """Why no criterion can look at the field, or None when one can."""
    known = predictor.values[predictor.known]
    by_name = _why_not_by_name(predictor.column)
    if by_name is not None:
        return by_name
    if len(known) < FEWEST_LEADS:
        return f"only {len(known):,} leads have a value"
    is_always = len(known) == len(predictor.values)
    if is_always and predictor.column.type is FieldType.DATE:
        return "every lead has one, and how long ago it was tells the lead's age alone"
    if is_always and len(np.unique(known)) == 1:
        return "it is the same for every lead"
    return _why_not_levels(predictor, known) if predictor.levels else _why_not_numbers(known)


def _why_not_numbers(known: NDArray[np.float64]) -> str | None:
    is_one_each = len(np.unique(known)) >= ID_LEVELS_OF_LEADS * len(known)
    if len(known) >= _FEWEST_FOR_ID and is_one_each and np.array_equal(known, np.floor(known)):
        return "every lead has a number of its own here, as in an id"
    return None


def _why_not_by_name(column: FieldColumn) -> str | None:
    if column.is_own:
        return "a lead field has the same name" if column.name in _LEAD_FIELDS else None
    if column.name in _WHO:
        return "it tells who the lead is, not what it is like"
    if column.name == "owner":
        return "it tells who works the lead, not what the lead is like"
    return None


def _why_not_levels(predictor: Predictor, known: NDArray[np.float64]) -> str | None:
    levels = len(predictor.levels)
    counts = np.bincount(known.astype(np.int64), minlength=levels)
    if levels > MOST_LEVELS_OF_LEADS * len(known):
        return f"nearly every lead has a text of its own ({levels:,} in {len(known):,} leads)"
    usable = (counts >= FEWEST_LEADS) & _whole(predictor.levels)
    if not usable.any() and len(known) == len(predictor.values):
        return f"no value of it has {FEWEST_LEADS} leads"
    return None


def _whole(levels: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([len(level) < LONGEST_TEXT for level in levels], dtype=bool)
