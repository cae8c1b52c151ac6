"""Which way round a file writes its dates and numbers: decided once for the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.errors import AmbiguousNotationError
from leadpact.ingest.cells.notation_ways import DATES, NUMBERS, Column, Question, ways_of
from leadpact.ingest.cells.parse_sql import DayCount, day_count_sql
from leadpact.ingest.mapping import DateOrder, DecimalMark
from leadpact.store.database import Cursor, run

__all__ = ["Column", "Notation", "decide"]


@dataclass(frozen=True)
class Notation:
    """How the file writes numbered dates and decimals.

    `counts` are the columns, by their names in the staged table, in which every date is a number
    of days or seconds. What was neither said nor settled by a cell is not `dates_settled` or
    `numbers_settled`: own columns that read differently then have to stay as they are.
    """

    date_order: DateOrder
    decimal_mark: DecimalMark
    counts: tuple[tuple[str, DayCount], ...] = ()
    dates_settled: bool = True
    numbers_settled: bool = True

    def count_of(self, name: str) -> DayCount | None:
        """What the numbers of this column count; None where its dates are no bare numbers."""
        return dict(self.counts).get(name)


def decide(
    cursor: Cursor,
    table: str,
    dates: Sequence[Column],
    numbers: Sequence[Column],
    said: tuple[DateOrder | None, DecimalMark | None],
    *,
    evidence: Sequence[Column] = (),
) -> Notation:
    """What was said, or what the columns themselves settle: the reading that more cells need.

    One cell that only one reading can read settles it for the whole file; where both have such
    cells, those of the fewer are bad cells. Columns in `evidence` help where the others settle
    nothing, but never raise the question.

    Raises AmbiguousNotationError, with both ways, when nothing settles what reads differently.
    """
    order = said[0] or _settled(cursor, table, dates, evidence, DATES)
    mark = said[1] or _settled(cursor, table, numbers, evidence, NUMBERS)
    return Notation(
        DateOrder(order or DATES.values[0]),
        DecimalMark(mark or NUMBERS.values[0]),
        _counts(cursor, table, dates),
        dates_settled=order is not None,
        numbers_settled=mark is not None,
    )


_FEW = 100


def _settled(
    cursor: Cursor,
    table: str,
    columns: Sequence[Column],
    evidence: Sequence[Column],
    question: Question,
) -> str | None:
    """The reading that more cells need; None where none needs one and none reads differently."""
    first, second, differ = _cells(cursor, table, columns, question)
    if first == second:
        likely = _likely(cursor, table, evidence, question)
        helpful = [one for one in likely if _is_evidence(cursor, table, one, question)]
        helping = _cells(cursor, table, helpful, question)
        if helping[0] == helping[1] and (differ or first):
            raise _ambiguous(cursor, table, columns, question)
        first, second = helping[:2]
    if first == second:
        return None
    return question.values[0] if first > second else question.values[1]


def _cells(
    cursor: Cursor, table: str, columns: Sequence[Column], question: Question
) -> tuple[int, int, int]:
    """How many cells only the first way can read, only the second, and both but differently."""
    total = [0, 0, 0]
    for column in columns:
        counted = run(
            cursor,
            f"""
            select
                count(*) filter (where first is not null and second is null),
                count(*) filter (where first is null and second is not null),
                count(*) filter (where first <> second)
            from ({question.both_sql(table, column)})
            """,
        )[0]
        total = [had + int(more) for had, more in zip(total, counted, strict=True)]
    return total[0], total[1], total[2]


def _likely(
    cursor: Cursor, table: str, columns: Sequence[Column], question: Question
) -> list[Column]:
    """The columns whose first cells look like evidence, told cheaply for all of them at once."""
    looks = " union all ".join(
        f"select {number} as n, bool_and({question.likely_sql}) as fits from "
        f"(select {one.name} as cell from {table} where {one.name} is not null limit {_FEW})"
        for number, one in enumerate(columns)
    )
    found = run(cursor, f"select n from ({looks}) where fits order by n") if columns else []
    return [columns[int(number)] for (number,) in found]


def _is_evidence(cursor: Cursor, table: str, column: Column, question: Question) -> bool:
    """Whether one way reads every cell of the column."""
    cells, first, second = run(
        cursor,
        f"""
        select count(*), count(first) filter (where {question.likely_sql}),
            count(second) filter (where {question.likely_sql})
        from ({question.all_sql(table, column)})
        """,
    )[0]
    return int(cells) == max(int(first), int(second))


def _ambiguous(
    cursor: Cursor, table: str, columns: Sequence[Column], question: Question
) -> AmbiguousNotationError:
    """The question, with up to three texts of the first column that raises it."""
    asked = ((column, _texts(cursor, table, column, question)) for column in columns)
    column, texts = next(pair for pair in asked if pair[1])
    where = f"column '{column.header}': in values like '{texts[0][0]}'"
    ways = ways_of(question, column, texts)
    return AmbiguousNotationError(f"{where}, {question.words}", question.hint, ways)


def _texts(
    cursor: Cursor, table: str, column: Column, question: Question
) -> list[tuple[str, object, object]]:
    """Up to three texts that the two ways read differently, and what each reads."""
    found = run(
        cursor,
        f"""
        select distinct cell, first, second from ({question.both_sql(table, column)})
        where first is distinct from second
        order by first is null or second is null, cell limit 3
        """,
    )
    return [(str(cell), first, second) for cell, first, second in found]


def _counts(
    cursor: Cursor, table: str, dates: Sequence[Column]
) -> tuple[tuple[str, DayCount], ...]:
    """The columns in which every cell is a number that counts days or seconds alike."""
    found = []
    for column in dates:
        filled = f"select {column.name} as cell from {table} where {column.name} is not null"
        for count in DayCount:
            few, all_ = (
                f"select bool_and({day_count_sql('cell', count)}) from ({filled} {limit})"
                for limit in (f"limit {_FEW}", "")
            )
            if run(cursor, few)[0][0] and run(cursor, all_)[0][0]:
                found.append((column.name, count))
    return tuple(found)
