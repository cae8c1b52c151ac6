"""Which way round a file writes its dates and numbers: decided once for the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.errors import MappingError
from leadpact.ingest.map import DateOrder, DecimalMark
from leadpact.ingest.parse_sql import date_sql, is_numbered_date_sql, number_sql
from leadpact.store.database import Cursor, run


@dataclass(frozen=True)
class Column:
    """A column of the file, its header, and its name in the staged table."""

    header: str
    name: str


@dataclass(frozen=True)
class Notation:
    """How the file writes numbered dates and decimals."""

    date_order: DateOrder
    decimal_mark: DecimalMark


@dataclass(frozen=True)
class _Readings:
    """How many cells each of two readings can read, how many read differently, and one of those."""

    first: int
    second: int
    differ: int
    example: str | None


def date_order_of(cursor: Cursor, table: str, columns: Sequence[Column]) -> DateOrder | None:
    """The order that the dates of these columns are in, None when both fit and differ.

    A column that only one order can read settles it for the others.
    """
    day, month = _dates(DateOrder.DAY_FIRST), _dates(DateOrder.MONTH_FIRST)
    readings = [_read(cursor, table, column, day, month) for column in columns]
    if sum(r.first for r in readings) != sum(r.second for r in readings):
        more_day = sum(r.first for r in readings) > sum(r.second for r in readings)
        return DateOrder.DAY_FIRST if more_day else DateOrder.MONTH_FIRST
    return None if any(r.differ for r in readings) else DateOrder.DAY_FIRST


def decimal_mark_of(cursor: Cursor, table: str, columns: Sequence[Column]) -> DecimalMark | None:
    """The decimal mark of the numbers of these columns, None when both fit and differ."""
    point, comma = _numbers(DecimalMark.POINT), _numbers(DecimalMark.COMMA)
    readings = [_read(cursor, table, column, point, comma) for column in columns]
    if sum(r.first for r in readings) != sum(r.second for r in readings):
        more_point = sum(r.first for r in readings) > sum(r.second for r in readings)
        return DecimalMark.POINT if more_point else DecimalMark.COMMA
    return None if any(r.differ for r in readings) else DecimalMark.POINT


def decide(
    cursor: Cursor,
    table: str,
    dates: Sequence[Column],
    numbers: Sequence[Column],
    said: tuple[DateOrder | None, DecimalMark | None],
) -> Notation:
    """What was said, or what the columns themselves settle.

    Raises MappingError when neither does.
    """
    date_order = said[0] or date_order_of(cursor, table, dates)
    decimal_mark = said[1] or decimal_mark_of(cursor, table, numbers)
    if date_order is None:
        raise _unsettled(
            cursor,
            table,
            dates,
            "is the day or the month first?",
            "Say which comes first: --dates day-first or --dates month-first.",
        )
    if decimal_mark is None:
        raise _unsettled(
            cursor,
            table,
            numbers,
            "is the comma the decimal mark?",
            "Say which one it is: --decimals point or --decimals comma.",
        )
    return Notation(date_order, decimal_mark)


def _dates(order: DateOrder) -> str:
    return f"case when {is_numbered_date_sql('cell')} then {date_sql('cell', order)} end"


def _numbers(mark: DecimalMark) -> str:
    marked = "(contains(cell, ',') or contains(cell, '.'))"
    return f"case when {marked} then {number_sql('cell', mark)} end"


def _read(cursor: Cursor, table: str, column: Column, first: str, second: str) -> _Readings:
    sql = f"""
        select
            count(*) filter (where first is not null),
            count(*) filter (where second is not null),
            count(*) filter (where first <> second),
            min(cell) filter (where first <> second)
        from (
            select cell, {first} as first, {second} as second
            from (select {column.name} as cell from {table} where {column.name} is not null)
        )
    """
    return _Readings(*run(cursor, sql)[0])


def _unsettled(
    cursor: Cursor, table: str, columns: Sequence[Column], question: str, hint: str
) -> MappingError:
    column = columns[0]
    first = run(cursor, f"select min({column.name}) from {table} where {column.name} is not null")[
        0
    ][0]
    return MappingError(f"column '{column.header}': in values like '{first}', {question}", hint)
