"""Naughty texts as values, as headers and as names of files are text, from file to store."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from leadpact.domain.fields import Kind
from leadpact.ingest.load import ImportReport, Request, import_file
from leadpact.ingest.map import Mapping
from leadpact.ingest.read import read_table
from leadpact.ingest.table import Table
from leadpact.store.database import Store
from leadpact.store.datasets import custom_fields, data_set_named
from leadpact.store.uploads import list_uploads, quarantined_rows
from tests.ingest.corpus.draft import Draft, Record
from tests.ingest.corpus.formats import as_json, as_json_lines, as_parquet
from tests.ingest.invariants import accounted, checked
from tests.ingest.naughty import IN_BLANKS, NAUGHTY, NOTHING
from tests.stores import TODAY, column

TEXTS = {**NAUGHTY, **IN_BLANKS, **{f"nothing {n}": text for n, text in enumerate(NOTHING)}}
BLANKS = " \t\r\n\u00a0"
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
each_dense_text = pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY.keys())


def write(path: Path, records: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(records)
    return path


@each_text
def test_a_naughty_value_is_read_as_it_is(tmp_path: Path, text: str) -> None:
    records = [("id", "what", "next"), ("1", text, "a"), ("2", "plain", text), ("3", text, text)]
    table = read_table(write(tmp_path / "leads.csv", records))
    assert table.columns == records[0]
    assert list(table.rows()) == records[1:]
    assert table.rejects == ()


@each_dense_text
def test_a_naughty_header_is_read_as_it_is(tmp_path: Path, text: str) -> None:
    records = [("id", text, "next"), ("1", "a", "b"), ("2", "c", "d")]
    table = read_table(write(tmp_path / "leads.csv", records))
    assert table.columns == ("id", text, "next")
    assert list(table.rows()) == records[1:]


@pytest.mark.parametrize("text", IN_BLANKS.values(), ids=IN_BLANKS.keys())
def test_blanks_around_a_header_are_no_part_of_it(tmp_path: Path, text: str) -> None:
    table = read_table(write(tmp_path / "leads.csv", [("id", text), ("1", "a")]))
    assert table.columns == ("id", text.strip())


@pytest.mark.parametrize("text", [name for name in NAUGHTY.values() if "/" not in name])
def test_a_naughty_file_name_is_a_name(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / f"{text[:40]}.csv", [("a", "b"), ("1", "2")])
    assert list(read_table(path).rows()) == [("1", "2")]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "form",
    [as_json, as_json_lines, as_parquet],
    ids=["JSON", "JSON lines", "Parquet"],
)
def test_other_formats_hold_the_same_texts(tmp_path: Path, form: Callable[[Draft], Draft]) -> None:
    """Every text as a value, and every one without blanks at its ends as the name of a column."""
    texts = tuple(TEXTS.values())
    names = ("id", *NAUGHTY.values())
    records = tuple(
        Record((f"{number}", *(texts[number:] + texts[:number])[: len(NAUGHTY)]))
        for number in range(len(texts))
    )
    draft = form(Draft(names, names, records))
    path = tmp_path / f"leads{draft.suffix}"
    path.write_bytes(draft.write(draft))
    table = read_table(path)
    assert table.columns == names
    assert list(table.rows()) == draft.rows()


def test_a_nul_in_a_header_breaks_nothing(fresh_store: Store) -> None:
    """The file is refused by name, or both of its rows are read and imported."""
    path = fresh_store.settings.home / "any.csv"
    path.write_text("lead_id,wh\0at\n1,a\n2,b\n", encoding="utf-8")
    found = checked(path)
    if isinstance(found, Table):
        report = import_file(fresh_store, Request(path, "any.csv", "data", TODAY), only_ids)
        assert (report.read, accounted(report)) == (2, 2)


def only_ids(_: Table) -> Mapping:
    """The column "lead_id" gives the ids, and all others are left as own columns."""
    return Mapping(Kind.LEADS, (("lead_id", "lead_id"),))


def brought_in(store: Store, records: Sequence[Sequence[str]]) -> ImportReport:
    """Import records, the header first."""
    path = write(store.settings.home / "any.csv", records)
    return import_file(store, Request(path, "leads.csv", "data", TODAY), only_ids)


def test_naughty_values_come_out_of_the_store_as_they_went_in(fresh_store: Store) -> None:
    """Blanks around them are trimmed; what says "nothing" is an empty cell."""
    records = [(f"{number}", text, "x") for number, text in enumerate(TEXTS.values())]
    report = brought_in(fresh_store, [("lead_id", "what", "mark"), *records])
    assert report.new == report.read == accounted(report) == len(records)
    kept = column(fresh_store, "c1", f"lead_custom_{report.dataset_id}")
    assert kept == {
        number: None if text in NOTHING else text.strip(BLANKS) for number, text, _ in records
    }


def test_naughty_lead_ids_come_out_of_the_store_as_they_went_in(fresh_store: Store) -> None:
    """What says "nothing" is no id, and keeps its row out."""
    records = [(text, f"{number}") for number, text in enumerate(TEXTS.values())]
    report = brought_in(fresh_store, [("lead_id", "number"), *records])
    assert (report.quarantined, report.read) == (len(NOTHING), len(TEXTS))
    assert accounted(report) == report.read
    kept = column(fresh_store, "c1", f"lead_custom_{report.dataset_id}")
    assert kept == {text.strip(BLANKS): number for text, number in records if text not in NOTHING}
    again = brought_in(fresh_store, [("lead_id", "number"), *records])
    assert (again.unchanged, again.quarantined) == (report.new, report.quarantined)


def test_naughty_headers_name_own_columns(fresh_store: Store) -> None:
    names = tuple(NAUGHTY.values())
    values = tuple(f"value {number}" for number in range(len(names)))
    report = brought_in(fresh_store, [("lead_id", *names), ("1", *values)])
    assert report.new == 1
    fields = custom_fields(fresh_store, report.dataset_id)
    assert tuple(field.name for field in fields) == names
    places = ", ".join(f"c{field.number}" for field in fields)
    assert fresh_store.rows(f"select {places} from lead_custom_{report.dataset_id}") == [values]


def test_naughty_names_of_files_and_data_sets_are_kept_as_they_are(fresh_store: Store) -> None:
    """Nothing is written under such a name: the uploads lie under names of our own."""
    for text in NAUGHTY.values():
        path = write(fresh_store.settings.home / "any.csv", [("lead_id",), ("1",)])
        report = import_file(fresh_store, Request(path, text, text, TODAY), only_ids)
        assert data_set_named(fresh_store, text).dataset_id == report.dataset_id
        assert [one.file_name for one in list_uploads(fresh_store, report.dataset_id)] == [text]
    assert {one.stem.isalnum() for one in fresh_store.uploads.iterdir()} == {True}


def test_a_naughty_text_that_keeps_a_row_out_is_shown_as_it_is(fresh_store: Store) -> None:
    texts = tuple(NAUGHTY.values())
    path = write(
        fresh_store.settings.home / "any.csv",
        [("lead_id", "won_at"), *((f"{number}", text) for number, text in enumerate(texts))],
    )
    report = import_file(
        fresh_store,
        Request(path, "any.csv", "data", TODAY),
        lambda _: Mapping(Kind.LEADS, (("lead_id", "lead_id"), ("won_at", "won_at"))),
    )
    [upload] = list_uploads(fresh_store, report.dataset_id)
    assert tuple(row.value for row in quarantined_rows(fresh_store, upload.upload_id)) == texts
