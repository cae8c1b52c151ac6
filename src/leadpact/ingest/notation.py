"""Which way round a file writes its dates and numbers: decided once for the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.errors import MappingError
from leadpact.ingest.mapping import DateOrder, DecimalMark
from leadpact.ingest.parse_sql import date_sql, is_numbered_date_sql, number_sql
from leadpact.store.database import Cursor, run


@dataclass(frozen=True)
class Column:
    """A column of the file: its header, its name in the staged table, whether it holds counts."""

    header: str
    name: str
    whole: bool = False


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
    readings = [_read(cursor, table, column, _DATES) for column in columns]
    if sum(r.first for r in readings) != sum(r.second for r in readings):
        more_day = sum(r.first for r in readings) > sum(r.second for r in readings)
        return DateOrder.DAY_FIRST if more_day else DateOrder.MONTH_FIRST
    return None if any(r.differ for r in readings) else DateOrder.DAY_FIRST


def decimal_mark_of(cursor: Cursor, table: str, columns: Sequence[Column]) -> DecimalMark | None:
    """The decimal mark of the numbers of these columns, None when both fit and differ."""
    readings = [_read(cursor, table, column, _NUMBERS) for column in columns]
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
        where = _first_that_differs(cursor, table, dates, _DATES)
        raise MappingError(
            f"{where}, is the day or the month first?",
            "Say which comes first: in Upload under “How this file writes dates and numbers”, on "
            "the command line with --dates day-first or --dates month-first.",
        )
    if decimal_mark is None:
        where = _first_that_differs(cursor, table, numbers, _NUMBERS)
        raise MappingError(
            f"{where}, is the comma the decimal mark?",
            "Say which one it is: in Upload under “How this file writes dates and numbers”, on the "
            "command line with --decimals point or --decimals comma.",
        )
    return Notation(date_order, decimal_mark)


def _dates(order: DateOrder) -> str:
    return f"case when {is_numbered_date_sql('cell')} then {date_sql('cell', order)} end"


def _numbers(mark: DecimalMark) -> str:
    marked = "(contains(cell, ',') or contains(cell, '.'))"
    return f"case when {marked} then {number_sql('cell', mark)} end"


_DATES = (_dates(DateOrder.DAY_FIRST), _dates(DateOrder.MONTH_FIRST))
_NUMBERS = (_numbers(DecimalMark.POINT), _numbers(DecimalMark.COMMA))


def _read(cursor: Cursor, table: str, column: Column, ways: tuple[str, str]) -> _Readings:
    first, second = (_whole(way) for way in ways) if column.whole else ways
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


def _whole(way: str) -> str:
    """The reading where it gives a whole number: "1,200 employees" are not one and a fifth."""
    return f"case when {way} = floor({way}) then {way} end"


def _first_that_differs(
    cursor: Cursor, table: str, columns: Sequence[Column], ways: tuple[str, str]
) -> str:
    """The first column with a value that two ways of reading take differently, and that value."""
    examples = ((column, _read(cursor, table, column, ways).example) for column in columns)
    column, example = next(pair for pair in examples if pair[1] is not None)
    return f"column '{column.header}': in values like '{example}'"
