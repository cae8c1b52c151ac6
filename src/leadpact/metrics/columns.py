"""What do our own columns tell about who buys?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.fields import FieldType
from leadpact.domain.filters import Filters
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.column_bins import bin_label, edges_of, number_words
from leadpact.metrics.words import of_words, rate_words
from leadpact.store.column_questions import (
    FEWEST_LEADS,
    Column,
    Key,
    KeyCount,
    by_key,
    column_named,
    count_keys,
)
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.suggest.fields import FieldColumn, FieldTable, read_fields
from leadpact.suggest.leakage import Leak, LeakKind, leaks_in
from leadpact.suggest.telling import codes_of

# What names a person or a lead has hardly any value twice.
_IDENTITIES = frozenset({"lead_id", "email", "first_name", "last_name"})
_BINS = 8
# Cohen (1988) on w, which Cramér's V is for a table of two columns: small, medium, large.
_LITTLE, _SOME, _MUCH = 0.1, 0.3, 0.5


@dataclass(frozen=True)
class ColumnChoice:
    """A column that can be looked at.

    `tells` is Cramér's V in [0, 1] between its values (empty being one) and being won, None where
    no lead is old enough; `leak` why it is known only after the outcome.
    """

    field: str
    label: str
    is_own: bool
    tells: float | None
    leak: Leak | None


@dataclass(frozen=True)
class ColumnChoices:
    """The columns, the most telling first; judged on `judged` of `leads` leads."""

    choices: tuple[ColumnChoice, ...]
    judged: int
    leads: int


@dataclass(frozen=True)
class ValueRow:
    """One value of a column, a bin of its numbers, or (`key` None) the leads without a value.

    `of_all` is its share of the leads; `conversion` is the matured one where the data has dates.
    `against_rest` is its conversion less that of all other leads. `values` are the different ones
    it holds, `least` and `most` its smallest and largest; `pooled` says that it is what is left
    over, each value of few leads.
    """

    key: Key
    label: str
    of_all: Share
    conversion: Share
    against_rest: Difference | None
    values: int
    least: str | float | bool | None
    most: str | float | bool | None
    pooled: bool


@dataclass(frozen=True)
class ColumnAnswer:
    """A column's values, in the order of numbers or the most leads first; empty comes last."""

    column: Column
    edges: tuple[float, ...]
    rows: tuple[ValueRow, ...]
    overall: Share
    is_matured: bool


def column_choices(store: Store, filters: Filters) -> ColumnChoices:
    """The columns worth a look: own ones first, those known too late after the others."""
    table = read_fields(store, filters)
    late = {leak.field: leak for leak in leaks_in(table)}
    choices = [
        ColumnChoice(
            column.name,
            column.label,
            column.is_own,
            association(column, table),
            late.get(column.name),
        )
        for column in table.columns
        if (column.is_own or column.name not in _IDENTITIES) and not _is_outcome(column, late)
    ]
    choices.sort(key=lambda one: (not one.is_own, one.leak is not None, -(one.tells or 0.0)))
    return ColumnChoices(tuple(choices), len(table.lead_ids), table.leads)


def _is_outcome(column: FieldColumn, late: Mapping[str, Leak]) -> bool:
    """Whether it is a lead field that is an outcome, or a step on the road to one."""
    leak = late.get(column.name)
    return leak is not None and leak.kind is LeakKind.BY_DEFINITION


def association(column: FieldColumn, table: FieldTable) -> float | None:
    """Cramér's V of the column's values and being won, over the leads old enough to be won.

    Numbers are cut into eighths, values of under 30 leads are pooled, empty is a value.
    """
    from scipy.stats.contingency import association as cramer

    codes = _pooled(codes_of(column.values[table.rated], _BINS))
    won = table.won[table.rated].astype(np.int64)
    if not len(won):
        return None
    counts = np.bincount(codes * 2 + won, minlength=2 * (int(codes.max()) + 1)).reshape(-1, 2)
    counts = counts[counts.sum(axis=1) > 0]
    if len(counts) < 2 or 0 in counts.sum(axis=0):
        return 0.0
    return float(cramer(counts, method="cramer"))


def column_answer(store: Store, filters: Filters, field: str) -> ColumnAnswer | None:
    """How the leads close by the values of one column; None when there is no such column."""
    column = column_named(store, filters, field)
    if column is None:
        return None
    edges = edges_of(store, filters, column)
    found = count_keys(store, by_key(store, filters, column, edges))
    leads = sum(count.leads for count in found)
    overall = share(sum(count.won for count in found), sum(count.rated for count in found))
    whole = all(edge == int(edge) for edge in edges) and all(
        _is_whole(end) for count in found for end in (count.least, count.most)
    )
    rows = [_row(count, column, edges, (leads, overall), whole=whole) for count in found]
    rows.sort(key=lambda row: _place(row, column))
    return ColumnAnswer(
        column=column,
        edges=edges,
        rows=tuple(rows),
        overall=overall,
        is_matured=basis_of(store, filters.dataset_id).maturity_days is not None,
    )


def tells_words(choice: ColumnChoice) -> str:
    """How much the column tells, in a word or two."""
    if choice.tells is None:
        return "cannot be judged yet"
    if choice.tells < _LITTLE:
        return "tells hardly anything"
    if choice.tells < _SOME:
        return "tells a little"
    return "tells something" if choice.tells < _MUCH else "tells a lot"


def against_words(row: ValueRow, overall: Share) -> str:
    """The row's rate against that of all leads: how far off, and whether that may be chance."""
    if row.conversion.rate is None or overall.rate is None:
        return "none old enough to judge"
    if row.conversion.too_few:
        return "too few to judge"
    points = round((row.conversion.rate - overall.rate) * 100, 1)
    if points == 0:
        return "as all leads"
    off = f"{abs(points):.1f} points {'above' if points > 0 else 'below'}"
    real = row.against_rest is not None and row.against_rest.is_real
    return f"{off}, real" if real else f"{off}, may be chance"


def column_sentence(answer: ColumnAnswer, label: str) -> str:
    """What do our own columns tell about who buys? The value that stands out most, each way."""
    if answer.overall.rate is None:
        return "There are no leads old enough to judge in this selection."
    real = [row for row in answer.rows if _stands_out(row)]
    if not real:
        return (
            f"{label} tells nothing sure: no value closes differently from all leads "
            f"({rate_words(answer.overall)}) by more than chance."
        )
    best = max(real, key=lambda row: row.conversion.rate or 0.0)
    worst = min(real, key=lambda row: row.conversion.rate or 0.0)
    said = " and ".join(
        f"“{row.label}” closes at {rate_words(row.conversion)} ({of_words(row.conversion)})"
        for row in dict.fromkeys((best, worst))
    )
    return f"{label}: {said}. All leads: {rate_words(answer.overall)}."


def _stands_out(row: ValueRow) -> bool:
    return not row.conversion.too_few and row.against_rest is not None and row.against_rest.is_real


def _name(row: ValueRow, label: str) -> str:
    if row.key is None:
        return f"{label} left empty"
    return row.label if row.pooled else f"{label} = {row.label}"


def _row(
    count: KeyCount,
    column: Column,
    edges: tuple[float, ...],
    totals: tuple[int, Share],
    *,
    whole: bool,
) -> ValueRow:
    leads, overall = totals
    conversion = share(count.won, count.rated)
    rest = share(overall.numerator - count.won, overall.denominator - count.rated)
    return ValueRow(
        key=count.key,
        label=_label(count, column, edges, whole=whole),
        of_all=share(count.leads, leads),
        conversion=conversion,
        against_rest=difference(conversion, rest),
        values=count.values,
        least=count.least,
        most=count.most,
        pooled=count.key == "",
    )


def _label(count: KeyCount, column: Column, edges: tuple[float, ...], *, whole: bool) -> str:
    if count.key is None:
        return "empty"
    if count.key == "":
        return str(count.least) if count.values == 1 else f"{count.values:,} rarer values"
    if isinstance(count.key, str):
        return count.key
    is_one = column.type is FieldType.NUMBER and count.least == count.most
    if is_one and isinstance(count.least, float):
        return number_words(count.least)
    return bin_label(column, edges, count.key, whole=whole)


def _place(row: ValueRow, column: Column) -> tuple[bool, bool, float]:
    """Empty last and the pooled before it; else bins by their place, texts by their leads."""
    by_place = -row.of_all.numerator if column.is_text else float(row.key or 0)
    return (row.key is None, row.pooled, by_place)


def _is_whole(end: str | float | bool | None) -> bool:
    return not isinstance(end, float) or end == int(end)


def _pooled(codes: NDArray[Any]) -> NDArray[np.int64]:
    """Codes from 0, those of under 30 leads being one."""
    _, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    few = counts < FEWEST_LEADS
    new = np.where(few, 0, np.cumsum(~few))
    return np.asarray(new[places], dtype=np.int64)
