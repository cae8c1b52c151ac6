"""Which column is proposed for which field, on what grounds, and which columns contend."""

import csv
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.columns.dictionaries import HeaderDictionary, all_dictionaries
from leadpact.ingest.columns.headers import fold_header
from leadpact.ingest.columns.proposals import ColumnProposal, Via, guess_kind, propose_columns
from tests.real_files import SHARED, with_real_files

HUBSPOT = ("Record ID", "Original Source", "Lifecycle Stage", "Lead Status", "Close Date")
SALESFORCE_API = (
    "Id",
    "FirstName",
    "Status",
    "LeadSource",
    "CreatedDate",
    "IsConverted",
    "OwnerId",
)
PIPEDRIVE = ("Deal - ID", "Deal - Title", "Deal - Value", "Deal - Stage", "Deal - Status")
# Header → field; "" stays custom.
PLAIN = MappingProxyType(
    {
        "Prospect ID": "lead_id",
        "Lead Number": "",
        "Converted": "outcome",
        "TotalVisits": "visits",
        "Page Views Per Visit": "",
        "Last Activity": "",
        "Sales rep": "owner",
        "Deal amount": "amount",
        "Creation date": "created_at",
        "Lost reason": "",
        "Lead Quality": "",
        "": "",
    }
)


def test_common_spellings_find_their_fields_without_any_crm() -> None:
    proposals = propose_columns(Kind.LEADS, list(PLAIN))
    assert {one.column: one.field or "" for one in proposals} == PLAIN
    assert {one.said_by for one in proposals} == {""}
    assert guess_kind(list(PLAIN)) is Kind.LEADS


@with_real_files
def test_no_crm_speaks_for_a_file_that_shows_no_sign_of_it() -> None:
    with (SHARED / "x_education.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    found = {one.field: one.column for one in propose_columns(Kind.LEADS, columns) if one.field}
    assert found == {
        "lead_id": "Prospect ID",
        "source": "Lead Source",
        "outcome": "Converted",
        "visits": "TotalVisits",
        "country": "Country",
    }


@with_real_files
def test_a_file_of_abbreviations_is_not_guessed_at() -> None:
    with (SHARED / "bank_full.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    found = {one.field: one.column for one in propose_columns(Kind.LEADS, columns) if one.field}
    assert found == {"campaign": "campaign"}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_is_found_by_its_name_and_by_its_label(kind: Kind) -> None:
    """Only two are not: in other files "Last activity" heads texts, not dates, and "Contact ID"
    is the lead's own id where nothing else is.
    """
    for field in fields_of(kind):
        spellings = {field.name, field.name.upper(), field.label}
        for header in spellings - {"Last activity", "Contact ID", "CONTACT_ID"}:
            [proposal] = propose_columns(kind, [header])
            assert proposal == ColumnProposal(header, field.name, Via.NAME, "")


@pytest.mark.parametrize(
    "header", ["Created At", "created_at", "CREATED-AT", " createdAt ", "created.at", "CreatedAt"]
)
def test_ways_to_write_a_name_are_one(header: str) -> None:
    assert propose_columns(Kind.LEADS, [header])[0].field == "created_at"


def test_a_field_is_claimed_once_and_its_own_name_wins() -> None:
    proposals = propose_columns(Kind.LEADS, ["Lead Source", "Original Source", "source"])
    assert [one.field for one in proposals] == [None, None, "source"]
    assert [one.via for one in proposals] == [Via.CUSTOM, Via.CUSTOM, Via.NAME]


def test_a_fallback_header_feeds_the_field_when_the_better_one_is_missing() -> None:
    columns = ["Record ID", "Original Source", "Lead Status"]
    assert propose_columns(Kind.LEADS, columns)[2].field == "stage"


def test_hubspots_deal_stage_is_a_stage_where_pipedrives_is_not() -> None:
    hubspot = propose_columns(Kind.OUTCOMES, ["Deal Stage", "Deal owner", "Is Closed Won"])
    pipedrive = propose_columns(Kind.OUTCOMES, ["Deal - Stage", "Deal - Won time", "Deal - Status"])
    assert [one.field for one in hubspot] == ["stage", "owner", "outcome"]
    assert [one.field for one in pipedrive] == [None, "won_at", "outcome"]


@given(st.lists(st.sampled_from([*HUBSPOT, *PIPEDRIVE, *SALESFORCE_API, *PLAIN]), unique=True))
def test_no_columns_make_two_claims_on_one_field(columns: list[str]) -> None:
    fields = [one.field for one in propose_columns(Kind.LEADS, columns) if one.field]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        (Kind.OUTCOMES, ["lead_id", "won_at", "amount"]),
        (Kind.OUTCOMES, ["Email", "Deal Status", "Owner", "Comment"]),
        (Kind.OUTCOMES, ["Deal - ID", "Deal - Status", "Deal - Won time"]),
        (Kind.LEADS, ["Email", "Company", "Converted"]),
        (Kind.LEADS, ["Deal - ID", "Deal - Status", "Deal - Deal created"]),
        (Kind.LEADS, ["source", "outcome"]),
        (Kind.LEADS, ["Email", "Owner"]),
        (Kind.LEADS, ["Lead ID", "Stage", "Created At"]),
        (Kind.LEADS, ["Lead ID", "Stage", "Source", "Stage changed at"]),
        (Kind.STAGE_HISTORY, ["Lead ID", "Stage", "Changed at"]),
        (Kind.STAGE_HISTORY, ["lead_id", "at", "from_stage", "to_stage", "reason"]),
        (Kind.ACTIVITIES, ["lead_id", "at", "activity", "detail"]),
        (Kind.ACTIVITIES, ["Email", "First Name", "Activity Date", "Activity Type", "Subject"]),
        (Kind.LEADS, []),
    ],
)
def test_the_headers_tell_the_kind_of_file(kind: Kind, columns: list[str]) -> None:
    assert guess_kind(columns) is kind


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "dictionary",
    all_dictionaries(),
    ids=lambda one: one.said_by or "common",
)
def test_a_dictionary_gives_each_header_to_one_existing_field(
    dictionary: HeaderDictionary, kind: Kind
) -> None:
    headers_of = dictionary.headers(kind)
    assert set(headers_of) <= {field.name for field in fields_of(kind)}
    headers = [fold_header(header) for listed in headers_of.values() for header in listed]
    assert len(headers) == len(set(headers))
    assert not {fold_header(header) for header in dictionary.leave}.intersection(headers)


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["lead_id", "at", "activity", "detail"], Kind.ACTIVITIES),
        (["lead_id", "at", "from_stage", "to_stage", "reason"], Kind.STAGE_HISTORY),
    ],
)
def test_a_column_at_says_when_it_happened(columns: list[str], kind: Kind) -> None:
    proposals = propose_columns(kind, columns)
    assert [one.field for one in proposals] == ["lead_id", "happened_at", *columns[2:]]


def test_what_the_answer_of_an_api_wraps_its_cells_in_does_not_count() -> None:
    columns = ("id", "properties.email", "properties.hs_analytics_source", "Owner.Email")
    found = propose_columns(Kind.LEADS, columns)
    assert [one.field for one in found] == ["lead_id", "email", "source", None]
