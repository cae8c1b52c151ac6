"""What do our own columns tell about who buys?"""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.fields import FieldType
from leadpact.domain.filters import Filters
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.column_bins import bin_label, edges_of, number_words
from leadpact.metrics.words import of_words, rate_words
from leadpact.store.column_questions import (
    Column,
    Key,
    KeyCount,
    by_key,
    column_named,
    count_keys,
)
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of


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


def most_telling(rows: Sequence[ValueRow]) -> ValueRow:
    """The row that closes most surely better than the others, else the first of them."""
    return max(rows, key=lambda row: row.against_rest.low if row.against_rest else -1.0)


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
