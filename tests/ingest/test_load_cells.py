"""Bad cells keep a row out where they must, become empty elsewhere, and are always reported."""

from datetime import date, datetime

import pytest

from leadpact.domain.fields import FieldType, Kind
from leadpact.errors import FileError, MappingError, StoreError
from leadpact.ingest.cells.quality import Note
from leadpact.ingest.load import Request, import_file
from leadpact.ingest.map import DateOrder, DecimalMark
from leadpact.store.database import Store
from leadpact.store.datasets import custom_fields, data_set_of
from tests.stores import TODAY, Choice, column, everything, import_cells, leads


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("created_at", "soon", "is not a date"),
        ("won_at", "2026-02-30", "is not a date"),
        ("wants_contact", "perhaps", "is neither yes nor no"),
        ("cycles", "some", "is not a number"),
        ("prior_cycles", "1;2", "is not a number"),
    ],
)
def test_a_bad_cell_in_a_needed_field_keeps_its_row_out(
    fresh_store: Store, field: str, value: str, reason: str
) -> None:
    found = leads(fresh_store, f"lead_id | {field}\n1 |\n2 | {value}\n3 |")
    assert [(row.line, row.field, row.value, row.reason) for row in found.examples] == [
        (3, field, value, reason)
    ]
    assert list(column(fresh_store, "lead_id")) == ["1", "3"]


def test_a_bad_cell_elsewhere_becomes_empty_and_is_counted(fresh_store: Store) -> None:
    found = leads(
        fresh_store,
        """
        lead_id | visits | lost_at | timeline    | student
        1       | many   | never   | whenever    | 2
        2       | some   |         | now         | yes
        3       | 3      |         |             |
        """,
    )
    assert found.quarantined == 0
    assert set(found.notes) == {
        Note("visits", "is not a number, left empty", "many", 2),
        Note("lost_at", "is not a date, left empty", "never", 1),
        Note("timeline", "has no meaning yet, left empty", "whenever", 1),
        Note("student", "is neither yes nor no, left empty", "2", 1),
    }
    assert found.notes[0].field == "visits"
    assert column(fresh_store, "visits") == {"1": None, "2": None, "3": 3}
    assert column(fresh_store, "timeline") == {"1": None, "2": "now", "3": None}


def test_the_date_everything_is_counted_at_is_the_latest_not_after_the_import(
    fresh_store: Store,
) -> None:
    """30 June is the latest that is not after 1 July; 2 July and 2062 are implausible."""
    found = leads(
        fresh_store,
        """
        lead_id | created_at | last_activity_at
        1       | 2026-06-01 | 2026-06-30
        2       | 2026-06-02 | 2062-06-30
        3       | 2026-07-02 |
        """,
    )
    assert data_set_of(fresh_store, found.dataset_id).as_of == date(2026, 6, 30)
    later = "is later than the day of the import"
    assert set(found.notes) == {
        Note("created_at", later, "2026-07-02 00:00:00", 1),
        Note("last_activity_at", later, "2062-06-30 00:00:00", 1),
    }


def test_the_day_of_the_import_itself_is_plausible(fresh_store: Store) -> None:
    found = leads(fresh_store, f"lead_id | created_at\n1 | {TODAY} 23:59")
    assert data_set_of(fresh_store, found.dataset_id).as_of == TODAY
    assert found.notes == ()


def test_data_without_dates_has_no_as_of_date(fresh_store: Store) -> None:
    found = leads(fresh_store, "lead_id | source\n1 | Google")
    assert data_set_of(fresh_store, found.dataset_id).as_of is None


def types(store: Store) -> dict[str, str]:
    return {custom.name: custom.type.value for custom in custom_fields(store, 1)}


def test_own_columns_get_the_narrowest_type_that_fits_them_all(fresh_store: Store) -> None:
    """Leading zeros are codes, so they stay text; a column without a value is no field."""
    leads(
        fresh_store,
        """
        lead_id | Flag | Number | Day        | Words | Code | Mixed | Nothing | Inf
        1       | yes  | 1.5    | 2026-01-31 | a     | 007  | 1     |         | inf
        2       | No   | -2     |            | 1     | 12   | yes   |         | 1
        3       |      | 1e3    | 2026-02-01 |       | 0012 |       |         |
        """,
    )
    assert types(fresh_store) == {
        "Flag": FieldType.BOOLEAN,
        "Number": FieldType.NUMBER,
        "Day": FieldType.DATE,
        "Words": FieldType.TEXT,
        "Code": FieldType.TEXT,
        "Mixed": FieldType.TEXT,
        "Inf": FieldType.TEXT,
    }


def test_own_columns_with_comma_decimals_are_numbers_where_the_file_writes_them_so(
    fresh_store: Store,
) -> None:
    """The amount 1.234,50 settles that the comma is the decimal mark of the whole file."""
    leads(
        fresh_store,
        """
        lead_id | amount   | Own | Thousands | Code
        1       | 1.234,50 | 2,5 | 1.000     | 007
        2       |          | 3   | 2.000,5   | 1,5
        """,
    )
    assert column(fresh_store, "amount") == {"1": 1234.5, "2": None}
    assert types(fresh_store) == {"Own": "number", "Thousands": "number", "Code": "text"}
    assert sorted(fresh_store.rows("select * from lead_custom_1")) == [
        ("1", "2.5", "1000.0", "007"),
        ("2", "3.0", "2000.5", "1,5"),
    ]


def test_own_columns_of_numbered_dates_are_dates(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | Own\n1 | 03/04/2026\n2 | 28/02/2026", Choice())
    assert types(fresh_store) == {"Own": "date"}
    assert fresh_store.rows("select c1 from lead_custom_1 order by 1") == [
        ("2026-02-28 00:00:00",),
        ("2026-04-03 00:00:00",),
    ]


def test_own_columns_whose_dates_nothing_settles_stay_as_they_are(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | Own\n1 | 03/04/2026\n2 | 05/06/2026")
    assert types(fresh_store) == {"Own": "text"}
    assert fresh_store.rows("select c1 from lead_custom_1 order by 1") == [
        ("03/04/2026",),
        ("05/06/2026",),
    ]


def test_an_own_column_settles_the_dates_of_a_field(fresh_store: Store) -> None:
    """28/02 is no month, so 03/04 is the third of April."""
    leads(fresh_store, "lead_id | created_at | Own\n1 | 03/04/2026 | 28/02/2026")
    [(created,)] = fresh_store.rows("select strftime(created_at, '%Y-%m-%d') from lead")
    assert created == "2026-04-03"


def test_days_counted_by_a_spreadsheet_are_dates(fresh_store: Store) -> None:
    """Day 45000 of the 1900 epoch is 2023-03-15, 45366 is a leap year's days later."""
    leads(fresh_store, "lead_id | created_at\n1 | 45000\n2 | 45366")
    found = fresh_store.rows("select strftime(created_at, '%Y-%m-%d') from lead order by lead_id")
    assert found == [("2023-03-15",), ("2024-03-15",)]


def test_a_type_widens_when_a_later_file_says_otherwise(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | Own\n1 | 5")
    assert types(fresh_store) == {"Own": "number"}
    leads(fresh_store, "lead_id | Own\n2 | five")
    assert types(fresh_store) == {"Own": "text"}


def test_an_own_column_named_like_a_lead_field_is_kept_apart(fresh_store: Store) -> None:
    leads(
        fresh_store, "lead_id | Where | source\n1 | Google | x", Choice(said=(("source", "Where"),))
    )
    assert column(fresh_store, "source") == {"1": "Google"}
    assert types(fresh_store) == {"source (own column)": "text"}


def test_dates_that_can_be_read_two_ways_are_asked_about(fresh_store: Store) -> None:
    table = "lead_id | created_at\n1 | 03/04/2026"
    before = everything(fresh_store)
    with pytest.raises(MappingError, match="'created_at': in values like '03/04/2026'") as caught:
        leads(fresh_store, table)
    assert "day-first" in caught.value.hint
    assert everything(fresh_store) == before
    leads(fresh_store, table, Choice(date_order=DateOrder.MONTH_FIRST))
    assert column(fresh_store, "created_at") == {"1": datetime(2026, 3, 4)}


def test_one_unmistakable_date_settles_the_others(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | created_at | won_at\n1 | 03/04/2026 |\n2 | | 13/04/2026")
    assert column(fresh_store, "created_at")["1"] == datetime(2026, 4, 3)


def test_numbers_that_can_be_read_two_ways_are_asked_about(fresh_store: Store) -> None:
    table = "lead_id | visits | amount\n1 | 7 | 5\n2 | | 1.234"
    asked = "'amount': in values like '1.234', is the comma the decimal mark"
    with pytest.raises(MappingError, match=asked) as caught:
        leads(fresh_store, table)
    assert "--decimals" in caught.value.hint
    leads(fresh_store, table, Choice(decimal_mark=DecimalMark.COMMA))
    assert column(fresh_store, "amount") == {"1": 5, "2": 1234}


def test_a_count_is_read_as_the_whole_number_it_can_be(fresh_store: Store) -> None:
    """1,200 employees are no one and a fifth; with the point settled, 1,500 is worth 1500."""
    leads(fresh_store, "lead_id | employees | amount\n1 | 1,200 | 1,500")
    assert column(fresh_store, "employees") == {"1": 1200}
    assert column(fresh_store, "amount") == {"1": 1500}


def test_dates_with_dots_have_their_day_first(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | created_at\n1 | 03.04.2026\n2 | 3.4.26")
    april = datetime(2026, 4, 3)
    assert column(fresh_store, "created_at") == {"1": april, "2": april}


HOSTILE = (
    "'; drop table lead; --",
    '"; select 1; --',
    "$cut_off_a",
    "{x}",
    "/* */",
    "=cmd|' /C'!A0",
)


def test_uploaded_text_stays_text(fresh_store: Store) -> None:
    """As cells of text fields and own columns, and as headers."""
    header = ("lead_id", "source", *HOSTILE)
    import_cells(
        fresh_store,
        [header, *((text, text, *HOSTILE) for text in HOSTILE)],
    )
    assert column(fresh_store, "source") == {text: text for text in HOSTILE}
    assert set(types(fresh_store)) == set(HOSTILE)
    found = fresh_store.rows("select * from lead_custom_1")
    assert sorted(row[0] for row in found) == sorted(HOSTILE)
    assert {row[1:] for row in found} == {HOSTILE}


def test_a_number_too_large_to_hold_is_no_number(fresh_store: Store) -> None:
    found = leads(fresh_store, "lead_id | visits\n1 | 1e999\n2 | 5")
    assert column(fresh_store, "visits") == {"1": None, "2": 5}
    assert found.notes == (Note("visits", "is not a number, left empty", "1e999", 1),)


def test_a_dry_run_says_what_would_be_and_keeps_nothing(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 1")
    before = everything(fresh_store)
    files = sorted(fresh_store.uploads.iterdir())
    found = leads(
        fresh_store, "lead_id | visits | Own\n1 | 2 | x\n2 | 1 | y\n | 1 | z", dry_run=True
    )
    assert (found.updated, found.new, found.quarantined) == (1, 1, 1)
    assert everything(fresh_store) == before
    assert sorted(fresh_store.uploads.iterdir()) == files


def test_an_import_that_fails_keeps_what_was_there(fresh_store: Store) -> None:
    """The second import fails at its very end, after every row is written."""
    leads(fresh_store, "lead_id | visits\n1 | 1")
    before = everything(fresh_store)

    def fail(share: float, words: str) -> None:
        if share > 0.9:
            raise StoreError(words, "")

    path = fresh_store.settings.home / "second.csv"
    path.write_text("lead_id,visits,Own\n1,2,x\n2,1,y\n")
    request = Request(path, "second.csv", "data", TODAY)
    with pytest.raises(StoreError, match="Keeping 2 rows"):
        import_file(fresh_store, request, Choice().of, fail)
    assert everything(fresh_store) == before


def test_progress_rises_to_the_end(fresh_store: Store) -> None:
    told: list[float] = []
    path = fresh_store.settings.home / "file.csv"
    path.write_text("lead_id\n1\n")
    request = Request(path, "file.csv", "data", TODAY)
    import_file(fresh_store, request, Choice().of, lambda share, _words: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1
    assert [item.name for item in fresh_store.settings.home.glob("reading-*")] == []


def test_a_row_that_is_no_row_is_kept_out_with_its_line(fresh_store: Store) -> None:
    path = fresh_store.settings.home / "file.csv"
    path.write_text("lead_id,visits,source\n1,2,Fair\nbroken\n3,4,Fair\n")
    found = import_file(fresh_store, Request(path, "file.csv", "data", TODAY), Choice().of)
    assert (found.read, found.new, found.quarantined) == (3, 2, 1)
    assert [(row.line, row.field, row.value) for row in found.examples] == [(3, "", "broken")]


def test_a_file_that_is_no_table_is_a_named_error(fresh_store: Store) -> None:
    before = everything(fresh_store)
    path = fresh_store.settings.home / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 this is not a workbook")
    with pytest.raises(FileError):
        import_file(fresh_store, Request(path, "broken.xlsx", "data", TODAY), Choice().of)
    assert everything(fresh_store) == before


@pytest.mark.parametrize(
    ("kind", "header", "message"),
    [
        (Kind.OUTCOMES, "outcome", "no column that says which lead"),
        (Kind.ACTIVITIES, "lead_id | activity", "no column for 'happened_at'"),
        (Kind.STAGE_HISTORY, "email | happened_at", "no column for 'to_stage'"),
    ],
)
def test_a_file_without_a_column_it_needs_is_refused(
    fresh_store: Store, kind: Kind, header: str, message: str
) -> None:
    row = " | ".join("x" for _ in header.split("|"))
    with pytest.raises(MappingError, match=message):
        leads(fresh_store, f"{header}\n{row}", Choice(kind))


def test_a_column_of_a_thousand_texts_is_no_choice(fresh_store: Store) -> None:
    cells = [("lead_id", "stage"), *((str(n), f"stage {n}") for n in range(1001))]
    with pytest.raises(MappingError, match="more than 1000 different texts"):
        import_cells(fresh_store, cells)


def test_a_telephone_number_is_no_number(fresh_store: Store) -> None:
    """Blanks part thousands, so 1 200 is 1200; other groups of digits are a telephone number."""
    leads(fresh_store, "lead_id | Phone | Rent\n1 | 555 1234 | 1 200\n2 | 555 99 01 | 950")
    assert {one.name: one.type for one in custom_fields(fresh_store, 1)} == {
        "Phone": FieldType.TEXT,
        "Rent": FieldType.NUMBER,
    }
    assert column(fresh_store, "c1", "lead_custom_1") == {"1": "555 1234", "2": "555 99 01"}


def test_own_columns_of_clashing_names_are_kept_apart(fresh_store: Store) -> None:
    """The column visits is left to itself here, and another is headed as that one is then named."""
    choice = Choice(said=(("visits", ""),))
    leads(fresh_store, "lead_id | visits | visits (own column)\n1 | 7 | 8", choice)
    assert [one.name for one in custom_fields(fresh_store, 1)] == [
        "visits (own column)",
        "visits (own column) (2)",
    ]
