"""How a file writes its dates and numbers: settled by its own cells, or asked with both ways."""

from collections.abc import Iterator, Sequence

import duckdb
import pytest

from leadpact.errors import AmbiguousNotationError, Way
from leadpact.ingest.cells.notation import Column, Notation, decide
from leadpact.ingest.cells.parse_sql import DayCount
from leadpact.ingest.mapping import DateOrder, DecimalMark
from leadpact.store.database import Cursor

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
POINT, COMMA = DecimalMark.POINT, DecimalMark.COMMA


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with duckdb.connect() as connection:
        yield connection.cursor()


def staged(cursor: Cursor, **cells: Sequence[str | None]) -> dict[str, Column]:
    """The table `staged` with a column for each name, and those columns."""
    height = max(len(column) for column in cells.values())
    rows = [
        [column[row] if row < len(column) else None for column in cells.values()]
        for row in range(height)
    ]
    names = ", ".join(f"{name} varchar" for name in cells)
    cursor.execute(f"create or replace temp table staged ({names})")
    cursor.executemany(f"insert into staged values ({', '.join('?' for _ in cells)})", rows)
    return {name: Column(name.title(), name) for name in cells}


def order_of(cursor: Cursor, dates: Sequence[str], evidence: Sequence[str] = ()) -> DateOrder:
    columns = staged(cursor, day=dates, other=evidence or [None])
    found = decide(
        cursor, "staged", [columns["day"]], [], (None, None), evidence=[columns["other"]]
    )
    return found.date_order


def mark_of(cursor: Cursor, numbers: Sequence[str], evidence: Sequence[str] = ()) -> DecimalMark:
    columns = staged(cursor, amount=numbers, other=evidence or [None])
    found = decide(
        cursor, "staged", [], [columns["amount"]], (None, None), evidence=[columns["other"]]
    )
    return found.decimal_mark


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["25/03/2024", "03/04/2024"], DAY),
        (["03/25/2024", "03/04/2024"], MONTH),
        (["2024-03-04", "4 March 2024"], DAY),
        (["05/05/2024"], DAY),
        (["03.04.2024"], DAY),
        (["25/03/2024 10:00", "24/03/2024", "03/26/2024"], DAY),
        (["", "03/25/24"], MONTH),
    ],
)
def test_one_unmistakable_date_settles_the_order_and_the_most_do(
    cursor: Cursor, dates: Sequence[str], order: DateOrder
) -> None:
    assert order_of(cursor, dates) is order


def test_both_ways_to_read_a_date_are_given_with_the_files_own_texts(cursor: Cursor) -> None:
    """The fourth text is left out: three are enough."""
    with pytest.raises(AmbiguousNotationError) as error:
        order_of(cursor, ["03/04/2024", "05/06/2024 14:30", "05/05/2024", "07/08/2024", "1/2/24"])
    texts = ("03/04/2024", "05/06/2024 14:30", "07/08/2024")
    assert error.value.ways == (
        Way(
            "dates",
            "day-first",
            "3 April 2024",
            (
                ("Day", "is read as"),
                *zip(texts, ("3 April 2024", "5 June 2024, 14:30", "7 August 2024"), strict=True),
            ),
        ),
        Way(
            "dates",
            "month-first",
            "4 March 2024",
            (
                ("Day", "is read as"),
                *zip(texts, ("4 March 2024", "6 May 2024, 14:30", "8 July 2024"), strict=True),
            ),
        ),
    )
    assert "column 'Day': in values like '03/04/2024'" in error.value.message
    assert "--dates day-first" in error.value.hint


def test_as_many_dates_of_either_order_are_asked_about(cursor: Cursor) -> None:
    with pytest.raises(AmbiguousNotationError) as error:
        order_of(cursor, ["25/03/2024", "03/25/2024"])
    assert error.value.ways[0].rows[1:] == (
        ("03/25/2024", "no date"),
        ("25/03/2024", "25 March 2024"),
    )


def test_own_columns_settle_what_the_fields_leave_open(cursor: Cursor) -> None:
    assert order_of(cursor, ["03/04/2024"], ["03/25/2024", "01/02/2024"]) is MONTH
    assert mark_of(cursor, ["1.234"], ["1.234,50 €", "3,00 €"]) is COMMA
    assert mark_of(cursor, ["1.234"], ["0.50", "12"]) is POINT


def test_own_columns_do_not_overrule_the_fields_nor_ask_themselves(cursor: Cursor) -> None:
    assert order_of(cursor, ["25/03/2024"], ["03/25/2024", "03/26/2024"]) is DAY
    assert order_of(cursor, ["2024-03-04"], ["03/04/2024"]) is DAY
    assert mark_of(cursor, ["5"], ["1.234"]) is POINT


@pytest.mark.parametrize(
    "evidence",
    [
        ["1,2", "2,3"],
        ["1.5.3", "2.0,1"],
        ["see 1.234,50", "1,5"],
        ["2,50", "free"],
        ["1,234"],
    ],
)
def test_lists_versions_and_words_say_nothing_about_decimals(
    cursor: Cursor, evidence: Sequence[str]
) -> None:
    with pytest.raises(AmbiguousNotationError):
        mark_of(cursor, ["1.234"], evidence)


def test_words_with_dates_say_nothing_about_the_order(cursor: Cursor) -> None:
    with pytest.raises(AmbiguousNotationError):
        order_of(cursor, ["03/04/2024"], ["25/03/2024", "moved to 25/03/2024"])


@pytest.mark.parametrize(
    ("numbers", "mark"),
    [
        (["1,234.50", "1.234"], POINT),
        (["1.234,50", "1,234"], COMMA),
        (["1,5", "2"], COMMA),
        (["12,5 %", "7 %"], COMMA),
        (["1.234.567"], COMMA),
        (["$1,234,567"], POINT),
        (["(1,200.50)"], POINT),
        (["5", "6"], POINT),
    ],
)
def test_one_unmistakable_number_settles_the_decimal_mark(
    cursor: Cursor, numbers: Sequence[str], mark: DecimalMark
) -> None:
    assert mark_of(cursor, numbers) is mark


def test_both_ways_to_read_a_number_are_given(cursor: Cursor) -> None:
    with pytest.raises(AmbiguousNotationError) as error:
        mark_of(cursor, ["1.234", "€ 12,500"])
    assert [(way.option, way.value) for way in error.value.ways] == [
        ("decimals", "point"),
        ("decimals", "comma"),
    ]
    assert error.value.ways[0].rows == (
        ("Amount", "is read as"),
        ("1.234", "1.234, between 1 and 2"),
        ("€ 12,500", "12500"),
    )
    assert error.value.ways[1].rows[1:] == (
        ("1.234", "1234"),
        ("€ 12,500", "12.5, between 12 and 13"),
    )


def test_a_count_is_whole_so_its_mark_parts_thousands(cursor: Cursor) -> None:
    columns = staged(cursor, employees=["1,200"])
    whole = Column("Employees", columns["employees"].name, whole=True)
    assert decide(cursor, "staged", [], [whole], (None, None)).decimal_mark is POINT


def test_what_was_said_is_not_asked_again(cursor: Cursor) -> None:
    columns = staged(cursor, day=["03/04/2024"], amount=["1.234"])
    found = decide(cursor, "staged", [columns["day"]], [columns["amount"]], (MONTH, COMMA))
    assert found == Notation(MONTH, COMMA)


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (["45000", "45000.75"], DayCount.SPREADSHEET),
        (["1709528767", "1609459200"], DayCount.SECONDS),
        (["1709528767000"], DayCount.MILLISECONDS),
        (["45000", "2024-03-04"], None),
        (["45000", "1709528767"], None),
        (["20240304"], None),
        (["39000", "45000"], None),
        ([None], None),
    ],
)
def test_bare_numbers_are_dates_where_the_whole_column_counts_alike(
    cursor: Cursor, cells: Sequence[str | None], count: DayCount | None
) -> None:
    columns = staged(cursor, day=cells)
    found = decide(cursor, "staged", [columns["day"]], [], (None, None))
    assert found.count_of("day") is count
