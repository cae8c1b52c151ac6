"""Every header of the exports of seven CRMs, and of files in four languages, finds its field."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from leadpact.domain.fields import Kind
from leadpact.ingest.columns.proposals import Via, guess_kind, propose_columns
from tests.real_files import CRM_HEADERS, with_real_files

TABLES = Path(__file__).with_name("crm_exports.txt")


@dataclass(frozen=True)
class Export:
    """An export: its name, its kind, who knows its headers, and header → field."""

    name: str
    kind: Kind
    said_by: str
    fields: dict[str, str]


def exports() -> Iterator[Export]:
    sections = TABLES.read_text(encoding="utf-8").split("\n[")[1:]
    for section in sections:
        head, *lines = section.strip().splitlines()
        name, kind, said_by = head.rstrip("]").split(" | ")
        pairs = (line.rsplit(" = ", 1) for line in lines)
        yield Export(name, Kind(kind), said_by, dict(pairs))


EXPORTS = tuple(exports())
REAL = {export.name: export for export in EXPORTS if export.name.endswith(".csv")}
every_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.name)


@every_export
def test_every_header_of_an_export_finds_its_field_or_stays_custom(export: Export) -> None:
    proposals = propose_columns(export.kind, list(export.fields))
    found = {
        one.column: "+".join((one.field, *one.also)) if one.field else "-" for one in proposals
    }
    assert found == export.fields


@every_export
def test_the_headers_tell_the_kind_of_an_export(export: Export) -> None:
    assert guess_kind(list(export.fields)) is export.kind


@every_export
def test_the_dictionary_of_its_crm_or_language_speaks_for_an_export(export: Export) -> None:
    """Common spellings ("Status", "Old Value") may speak beside it, but no other CRM."""
    proposals = propose_columns(export.kind, list(export.fields))
    speaking = {one.said_by for one in proposals if one.via is Via.DICTIONARY}
    assert export.said_by in speaking
    assert speaking <= {export.said_by, ""}
    assert {one.said_by for one in proposals if one.via is not Via.DICTIONARY} <= {""}


@every_export
def test_the_order_of_the_columns_changes_nothing(export: Export) -> None:
    backwards = list(reversed(export.fields))
    assert guess_kind(backwards) is export.kind
    found = {one.column: one.field for one in propose_columns(export.kind, backwards)}
    assert found == {
        header: None if field == "-" else field.split("+")[0]
        for header, field in export.fields.items()
    }


@with_real_files
def test_the_tables_cover_every_header_of_every_real_file() -> None:
    files = sorted(CRM_HEADERS.glob("*.csv"))
    assert [file.name for file in files] == sorted(REAL)
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            columns = next(csv.reader(lines))
        assert columns == list(REAL[file.name].fields), file.name
        assert guess_kind(columns) is REAL[file.name].kind


def test_all_four_kinds_seven_crms_and_three_languages_are_tested() -> None:
    assert {export.kind for export in EXPORTS} == set(Kind)
    assert {export.said_by for export in EXPORTS} - {""} == {
        "HubSpot",
        "Salesforce",
        "Dynamics 365",
        "Pipedrive",
        "Marketo",
        "Pardot",
        "Zoho CRM",
        "German",
        "French",
        "Spanish",
    }
