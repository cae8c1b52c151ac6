"""Questions to one column: how its values divide the leads, and how the leads of each close."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.fields import FieldType, lead_field
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.criteria_sql import column_sql
from leadpact.store.database import Parameter, Store, sql_file
from leadpact.store.datasets import custom_fields
from leadpact.store.questions import LeadList, Query, compose, lead_list, listed, over_figure

MOST_LEVELS = 12
FEWEST_LEADS = 30
MOST_NUMBERS = 8
_TEXTS = frozenset({FieldType.TEXT, FieldType.CHOICE})

Key = str | int | None


@dataclass(frozen=True)
class Column:
    """A lead field or a column of the user's own, of one type."""

    field: str
    type: FieldType
    is_own: bool

    @property
    def is_text(self) -> bool:
        """Whether its values are words."""
        return self.type in _TEXTS


@dataclass(frozen=True)
class Quantiles:
    """The numbers that part a column into eighths, from the first to the seventh.

    `least` is its smallest number, `next_to_least` the one after it; None where there is none.
    `whole` says that all are whole numbers.
    """

    whole: bool
    least: float | None
    eighths: tuple[float, ...]
    next_to_least: float | None


@dataclass(frozen=True)
class KeyCount:
    """The leads of one key of a column: all, those old enough to be won, and the won of these.

    `key` is the text ("" for the texts that are pooled), or the number of the bin, from 0; None
    for leads without a value. `least` and `most` are the smallest and the largest value under it.
    """

    key: Key
    leads: int
    rated: int
    won: int
    values: int
    least: str | float | bool | None
    most: str | float | bool | None


def column_named(store: Store, filters: Filters, field: str) -> Column | None:
    """The column of that name in the data set; None when there is no such column."""
    own = next((c for c in custom_fields(store, filters.dataset_id) if c.name == field), None)
    if own is not None:
        return Column(field, own.type, is_own=True)
    try:
        return Column(field, lead_field(field).type, is_own=False)
    except KeyError:
        return None


def numbers_of(store: Store, filters: Filters, column: Column) -> tuple[float, ...]:
    """The column's numbers, rising; one more than MOST_NUMBERS stands for any number of them."""
    query = _over(store, filters, column, sql_file("column_numbers"), {"most": MOST_NUMBERS})
    return tuple(float(value) for (value,) in store.rows(query.text, query.parameters))


def quantiles_of(store: Store, filters: Filters, column: Column) -> Quantiles:
    """What parts the column's numbers into eighths."""
    query = _over(store, filters, column, sql_file("column_quantiles"), {})
    whole, least, *eighths, after = store.rows(query.text, query.parameters)[0]
    known = tuple(float(value) for value in eighths if value is not None)
    return Quantiles(bool(whole), least, known, after)


def by_key(
    store: Store,
    filters: Filters,
    column: Column,
    edges: Sequence[float] = (),
    model: ScoringModel | None = None,
) -> Query:
    """One row per lead: its key in the column, `rated`, and whether it is `counted` as won.

    Texts are their own keys; a yes or no is bin 1 or 0; numbers lie in the bins that begin at the
    rising `edges`, the first below all of them; dates likewise, by their days before the as-of
    date.
    """
    if column.is_text:
        given: dict[str, Parameter] = {"most": MOST_LEVELS, "fewest": FEWEST_LEADS}
        query = _over(store, filters, column, sql_file("column_by_text"), given, model=model)
        level = f"level as (\n{sql_file('column_levels').rstrip()}\n)"
        return Query((*query.steps, level), query.question, query.parameters)
    named: dict[str, Parameter] = {f"edge_{n}": edge for n, edge in enumerate(edges, start=1)}
    question = sql_file("column_by_bin").replace("/* bin */", _bin(column, len(edges)))
    return _over(store, filters, column, question, named, model=model)


def count_keys(store: Store, query: Query) -> tuple[KeyCount, ...]:
    """The leads of every key that `by_key` gives, those of most leads first."""
    counted = over_figure(query, sql_file("column_conversion"))
    return tuple(KeyCount(*row) for row in store.rows(counted.text, counted.parameters))


def leads_of_key(store: Store, query: Query, key: Key, limit: int | None = 1000) -> LeadList:
    """The leads under one key of a graded `by_key`, the won first, with score and grade."""
    question = f"""select * from (
{query.question.rstrip()}
)
where key is not distinct from $key"""
    keyed = Query(query.steps, question, {**query.parameters, "key": key})
    return listed(store, lead_list(keyed), limit)


def _over(
    store: Store,
    filters: Filters,
    column: Column,
    question: str,
    given: dict[str, Parameter],
    *,
    model: ScoringModel | None = None,
) -> Query:
    """A question over `held`: the leads with their value in the column."""
    query = compose(store, "column_values", filters, model)
    customs = custom_fields(store, filters.dataset_id)
    join = ""
    if column.is_own:
        # The table is named by a number of ours, never by the user's text.
        table = f"lead_custom_{filters.dataset_id:d}"
        join = f"left join {table} as custom on custom.lead_id = leads.lead_id"
    held = query.question.replace("/* value */", _value(column, column_sql(column.field, customs)))
    held = held.replace("/* own columns */", join)
    steps = (*query.steps, f"held as (\n{held.rstrip()}\n)")
    return Query(steps, question, {**query.parameters, **given})


def _value(column: Column, sql: str) -> str:
    if column.type is FieldType.NUMBER:
        return f"case when isfinite(cast({sql} as double)) then cast({sql} as double) end"
    if column.type is FieldType.DATE:
        return f"date_diff('day', cast({sql} as date), cast($as_of as date))"
    return sql


def _bin(column: Column, edges: int) -> str:
    if column.type is FieldType.BOOLEAN:
        return "case when value then 1 when not value then 0 end"
    bins = "".join(f" when value < $edge_{n} then {n - 1}" for n in range(1, edges + 1))
    return f"case when value is null then null{bins} else {edges} end"
