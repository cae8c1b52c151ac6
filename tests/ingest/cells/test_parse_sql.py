"""Texts as numbers and dates: what a text is worth in each notation, and what is none."""

from collections.abc import Iterator
from datetime import datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.ingest.cells.parse_sql import DayCount, date_sql, number_sql
from leadpact.ingest.mapping import DateOrder, DecimalMark
from leadpact.store.database import Cursor

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
POINT, COMMA = DecimalMark.POINT, DecimalMark.COMMA


@pytest.fixture(scope="module")
def cursor() -> Iterator[Cursor]:
    """The session's own time zone must not matter."""
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'America/New_York'")
        yield connection.cursor()


def value_of(cursor: Cursor, sql: str, text: str) -> object:
    found = cursor.execute(f"select {sql} from (select cast(? as varchar) as cell)", [text])
    row = found.fetchone()
    return row[0] if row else None


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1", 1, 1),
        ("-1.5", -1.5, None),
        ("1,5", None, 1.5),
        ("1,234", 1234, 1.234),
        ("1.234", 1.234, 1234),
        ("1,234.50", 1234.5, None),
        ("1.234.567,8", None, 1234567.8),
        ("1'234.5", 1234.5, None),
        ("1\u00a0234,5", None, 1234.5),
        ("1\u202f234", 1234, 1234),
        ("1\u2009234", 1234, 1234),
        ("$1,200", 1200, 1.2),
        ("-$5", -5, -5),
        ("$-5", -5, -5),
        ("1.234,50 €", None, 1234.5),
        ("CHF 12", 12, 12),
        ("12 EUR", 12, 12),
        ("US$ 5", 5, 5),
        ("$ 1,200.00 USD", 1200, None),
        ("1.200,-", 1.2, 1200),
        ("25 %", 0.25, 0.25),
        ("12,5%", None, 0.125),
        ("-5%", -0.05, -0.05),
        ("(1,200.50)", -1200.5, None),
        ("($1,200.50)", -1200.5, None),
        ("1200-", -1200, -1200),
        ("\u22123", -3, -3),
        ("1e3", 1000, 1000),
        (".5", 0.5, None),
    ],
)
def test_a_number_is_read_in_the_notation_of_its_file(
    cursor: Cursor, text: str, point: float | None, comma: float | None
) -> None:
    assert value_of(cursor, number_sql("cell", POINT), text) == point
    assert value_of(cursor, number_sql("cell", COMMA), text) == comma


@pytest.mark.parametrize(
    "text",
    ["", "abc", "A12", "12 people", "555 1234", "1,23,456", "1_000", "inf", "nan", "1e999", "(5",
     "5)", "-(5)", "--5", "2-3", "$", "%", "5 %%", "1;2", "030 12 34", "0x10", "2024-03-04"],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(cursor: Cursor, text: str) -> None:
    assert value_of(cursor, number_sql("cell", POINT), text) is None
    assert value_of(cursor, number_sql("cell", COMMA), text) is None


FOURTH = datetime(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-04", FOURTH),
        ("2024-3-4", FOURTH),
        ("2024/03/04", FOURTH),
        ("20240304", FOURTH),
        ("4.3.24", FOURTH),
        ("4. März 2024", FOURTH),
        ("04-Mar-24", FOURTH),
        ("Mar 4, 2024", FOURTH),
        ("4 mars 2024", FOURTH),
        ("lundi 4 mars 2024", FOURTH),
        ("4 de marzo de 2024", FOURTH),
        ("4 maart 2024", FOURTH),
        ("Monday, March 4th, 2024", FOURTH),
        ("1er août 2024", datetime(2024, 8, 1)),
        ("31.12.68", datetime(2068, 12, 31)),
        ("31.12.69", datetime(1969, 12, 31)),
        ("2024-03-04 05:06", datetime(2024, 3, 4, 5, 6)),
        ("2024-03-04T05:06:07.25", datetime(2024, 3, 4, 5, 6, 7, 250000)),
        ("2024-03-04 3:15 PM", datetime(2024, 3, 4, 15, 15)),
        ("2024-03-04 12:15 AM", datetime(2024, 3, 4, 0, 15)),
        ("04.03.2024 um 15:30 Uhr", datetime(2024, 3, 4, 15, 30)),
        ("4 mars 2024 à 15h30", datetime(2024, 3, 4, 15, 30)),
    ],
)
def test_a_date_is_read_whatever_its_form(cursor: Cursor, text: str, moment: datetime) -> None:
    for order in DateOrder:
        assert value_of(cursor, date_sql("cell", order), text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-04T05:06:07Z",
        "2024-03-04T07:06:07+02:00",
        "2024-03-04T05:06:07.000+0000",
        "2024-03-03T21:06:07-0800",
        "2024-03-04 07:06:07 +0200",
        "2024-03-04 05:06:07 UTC",
        "2024-03-04 00:06:07 EST",
        "2024-03-04 06:06:07 MEZ",
        "03.03.2024 21:06:07 PST",
        "2024-03-04 15:06:07 AEST",
        "Mon, 04 Mar 2024 07:06:07 +0200",
        "Mon Mar 04 2024 06:06:07 GMT+0100 (CET)",
        "Mar 4, 2024 12:06:07 AM EST",
        "20240304T050607Z",
    ],
)
def test_a_time_with_a_zone_becomes_that_of_utc(cursor: Cursor, text: str) -> None:
    assert value_of(cursor, date_sql("cell", DAY), text) == datetime(2024, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        ("03/04/2024", datetime(2024, 4, 3), FOURTH),
        ("3-4-24", datetime(2024, 4, 3), FOURTH),
        ("3 4 2024", datetime(2024, 4, 3), FOURTH),
        ("03/04/2024 14:30", datetime(2024, 4, 3, 14, 30), datetime(2024, 3, 4, 14, 30)),
        ("3/4/2024, 2:30 pm", datetime(2024, 4, 3, 14, 30), datetime(2024, 3, 4, 14, 30)),
        ("25/03/2024", datetime(2024, 3, 25), None),
        ("03/25/2024 05:06", None, datetime(2024, 3, 25, 5, 6)),
        ("04.03.2024", FOURTH, FOURTH),
    ],
)
def test_numbers_are_read_in_the_order_of_their_file(
    cursor: Cursor, text: str, day_first: datetime | None, month_first: datetime | None
) -> None:
    assert value_of(cursor, date_sql("cell", DAY), text) == day_first
    assert value_of(cursor, date_sql("cell", MONTH), text) == month_first


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2024", "May 4", "12:30", "45000", "1709528767", "2024-13-01", "31/02/2024",
     "2024-03-04 junk", "2024-03-04|junk", "2024-03-04 05:06:07 XYZ", "03/04/2024 15:30 PM",
     "4 Foo 2024", "infinity", "epoch", "04/03/1850", "2024-03-04 25:00", "today 2024-03-04"],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(cursor: Cursor, text: str) -> None:
    for order in DateOrder:
        assert value_of(cursor, date_sql("cell", order), text) is None


@pytest.mark.parametrize(
    ("count", "text", "moment"),
    [
        (DayCount.SPREADSHEET, "45000", datetime(2023, 3, 15)),
        (DayCount.SPREADSHEET, "45000.75", datetime(2023, 3, 15, 18)),
        (DayCount.SECONDS, "1709528767", datetime(2024, 3, 4, 5, 6, 7)),
        (DayCount.MILLISECONDS, "1709528767250", datetime(2024, 3, 4, 5, 6, 7, 250000)),
    ],
)
def test_a_bare_number_counts_days_or_seconds_where_its_column_does(
    cursor: Cursor, count: DayCount, text: str, moment: datetime
) -> None:
    """45,000 days after 30 December 1899 are 15 March 2023."""
    assert value_of(cursor, date_sql("cell", DAY, count), text) == moment


TEXTS = st.text(
    st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"]), max_size=40
) | st.from_regex(r"[\d.,/ :+%()A-Za-z€$-]{1,30}", fullmatch=True)


@settings(max_examples=25)
@given(st.lists(TEXTS, min_size=1, max_size=40))
def test_any_text_is_a_value_or_none_and_never_an_error(texts: list[str]) -> None:
    values = [date_sql("cell", order) for order in DateOrder]
    values += [number_sql("cell", mark) for mark in DecimalMark]
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"select {', '.join(values)} from (select unnest($texts) as cell)", {"texts": texts}
        ).fetchall()
    for day_first, month_first, point, comma in rows:
        assert all(isinstance(one, datetime | None) for one in (day_first, month_first))
        assert all(isinstance(one, float | None) for one in (point, comma))
