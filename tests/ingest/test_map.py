"""Which column becomes which lead field, and what a person can say about it."""

import csv
import json
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.fields import Kind, fields_of
from leadpact.errors import MappingError
from leadpact.ingest.dictionaries import (
    HeaderDictionary,
    all_dictionaries,
)
from leadpact.ingest.headers import fold_header
from leadpact.ingest.map import (
    ColumnProposal,
    DateOrder,
    DecimalMark,
    Mapping,
    ValueMeaning,
    Via,
    guess_kind,
    mapping_from,
    parse_map_option,
    parse_value_option,
    propose_columns,
)

REAL_DATA = Path(__file__).parents[3] / "shared" / "data"
REAL_HEADERS = REAL_DATA / "crm_headers"

# Header → field; "" stays custom.
HUBSPOT = MappingProxyType(
    {
        "Record ID": "lead_id",
        "First Name": "first_name",
        "Last Name": "last_name",
        "Annual Revenue": "annual_revenue",
        "Average Pageviews": "",
        "Became a Customer Date": "won_at",
        "Became a Lead Date": "",
        "Became a Marketing Qualified Lead Date": "mql_at",
        "Became a Sales Qualified Lead Date": "sql_at",
        "Became a Subscriber Date": "",
        "Became an Opportunity Date": "opportunity_at",
        "Buying Role": "",
        "City": "",
        "Close Date": "",
        "Company Name": "company",
        "Company size": "company_size",
        "Contact owner": "owner",
        "Contact unworked": "",
        "Country/Region": "country",
        "Create Date": "created_at",
        "Days To Close": "",
        "Email": "email",
        "First Conversion": "",
        "First Conversion Date": "",
        "First Deal Created Date": "",
        "HubSpot Score": "",
        "Industry": "industry",
        "Job function": "department",
        "Job Title": "title",
        "Last Activity Date": "last_activity_at",
        "Last Contacted": "",
        "Latest Source": "",
        "Lead Rating": "",
        "Lead Status": "",
        "Lifecycle Stage": "stage",
        "Likelihood to close": "",
        "Number of Associated Deals": "",
        "Number of Employees": "employees",
        "Number of Form Submissions": "forms",
        "Number of Pageviews": "page_views",
        "Number of Sales Activities": "",
        "Number of Sessions": "visits",
        "Number of times contacted": "",
        "Number of Unique Forms Submitted": "",
        "Original Source": "source",
        "Original Source Drill-Down 1": "",
        "Original Source Drill-Down 2": "",
        "Owner Assigned Date": "",
        "Persona": "persona",
        "Recent Conversion": "",
        "Recent Conversion Date": "",
        "Recent Deal Amount": "amount",
        "Recent Deal Close Date": "",
        "Seniority": "seniority",
        "Time First Seen": "first_touch_at",
        "Time Last Seen": "",
        "Total Revenue": "",
        "Associated Company": "",
        "Associated Deal": "",
        "Associated Company IDs": "",
        "Associated Deal IDs": "",
    }
)
SALESFORCE_LEADS = MappingProxyType(
    {
        "First Name": "first_name",
        "Last Name": "last_name",
        "Company": "company",
        "Title": "title",
        "Phone": "",
        "Email": "email",
        "Lead Status": "stage",
        "Rating": "",
        "Street": "",
        "City": "",
        "State/Province": "",
        "Zip/Postal Code": "",
        "Country": "country",
        "Website": "",
        "No. Of Employees": "employees",
        "Annual Revenue": "annual_revenue",
        "Lead Source": "source",
        "Industry": "industry",
        "Description": "",
    }
)
SALESFORCE_HISTORY = MappingProxyType(
    {
        "Id": "",
        "IsDeleted": "",
        "LeadId": "lead_id",
        "CreatedById": "",
        "CreatedDate": "happened_at",
        "Field": "changed_field",
        "OldValue": "from_stage",
        "NewValue": "to_stage",
    }
)
SALESFORCE_API = MappingProxyType(
    {
        "Id": "lead_id",
        "FirstName": "first_name",
        "Status": "stage",
        "LeadSource": "source",
        "CreatedDate": "created_at",
        "IsConverted": "outcome",
        "ConvertedDate": "won_at",
        "NumberOfEmployees": "employees",
        "OwnerId": "owner",
        "LastActivityDate": "last_activity_at",
    }
)
DYNAMICS = MappingProxyType(
    {
        "(Do Not Modify) Lead": "lead_id",
        "(Do Not Modify) Row Checksum": "",
        "(Do Not Modify) Modified On": "",
        "Subject": "",
        "First Name": "first_name",
        "Last Name": "last_name",
        "Job Title": "title",
        "Company Name": "company",
        "Email": "email",
        "Business Phone": "",
        "Country": "country",
        "State or Province": "",
        "Description": "",
        "Lead Source": "source",
        "Rating": "",
        "Source Campaign": "campaign",
        "Market Segment": "",
        "Main Application": "",
        "Industry Sector": "industry",
        "LinkedIn": "",
        "Allow Marketing Communication": "",
    }
)
PIPEDRIVE = MappingProxyType(
    {
        "Deal - ID": "lead_id",
        "Deal - Title": "",
        "Deal - Value": "amount",
        "Deal - Currency": "",
        "Deal - Pipeline": "",
        "Deal - Stage": "",
        "Deal - Status": "outcome",
        "Deal - Owner": "owner",
        "Deal - Organization": "company",
        "Deal - Contact person": "",
        "Deal - Probability": "",
        "Deal - Expected close date": "",
        "Deal - Deal created": "created_at",
        "Deal - Deal closed on": "",
        "Deal - Won time": "won_at",
        "Deal - Lost time": "lost_at",
        "Deal - Lost reason": "",
        "Deal - Last stage change": "",
        "Deal - Last activity date": "last_activity_at",
        "Deal - Next activity date": "",
        "Deal - Total activities": "",
    }
)
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

FILES = [
    pytest.param("hubspot_contacts_export_headers.csv", Kind.LEADS, "HubSpot", HUBSPOT),
    pytest.param("salesforce_lead_import_headers.csv", Kind.LEADS, "Salesforce", SALESFORCE_LEADS),
    pytest.param(
        "salesforce_LeadHistory_headers.csv", Kind.STAGE_HISTORY, "Salesforce", SALESFORCE_HISTORY
    ),
    pytest.param("dynamics365_leads_export_headers.csv", Kind.LEADS, "Dynamics 365", DYNAMICS),
    pytest.param("pipedrive_deals_export_headers.csv", Kind.LEADS, "Pipedrive", PIPEDRIVE),
]
TABLES = [
    *FILES,
    pytest.param("API names", Kind.LEADS, "Salesforce", SALESFORCE_API),
    pytest.param("no CRM", Kind.LEADS, "", PLAIN),
]


@pytest.mark.parametrize(("name", "kind", "crm", "table"), TABLES)
def test_every_header_of_an_export_finds_its_field_or_stays_custom(
    name: str, kind: Kind, crm: str, table: MappingOf[str, str]
) -> None:
    proposals = propose_columns(kind, list(table))
    assert {one.column: one.field or "" for one in proposals} == table, name
    assert [one.column for one in proposals] == list(table)
    assert {one.said_by for one in proposals if one.via is Via.DICTIONARY} == {crm}
    assert {one.said_by for one in proposals if one.via is not Via.DICTIONARY} <= {""}
    assert guess_kind(list(table)) is kind


@pytest.mark.skipif(not REAL_HEADERS.is_dir(), reason="the real header lines are not here")
@pytest.mark.parametrize(("name", "kind", "crm", "table"), FILES)
def test_the_tables_cover_every_header_of_the_real_files(
    name: str, kind: Kind, crm: str, table: MappingOf[str, str]
) -> None:
    with (REAL_HEADERS / name).open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    assert columns == list(table), crm
    assert guess_kind(columns) is kind


@pytest.mark.skipif(not REAL_DATA.is_dir(), reason="the real lead data are not here")
def test_no_crm_speaks_for_a_file_that_shows_no_sign_of_it() -> None:
    with (REAL_DATA / "x_education.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    found = {one.field: one.column for one in propose_columns(Kind.LEADS, columns) if one.field}
    assert found == {
        "lead_id": "Prospect ID",
        "source": "Lead Source",
        "outcome": "Converted",
        "visits": "TotalVisits",
        "country": "Country",
    }


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


PROPOSALS = propose_columns(Kind.LEADS, ["Prospect ID", "Lead Source", "Lead Origin", "Status"])


def test_the_proposals_alone_make_a_mapping_in_the_order_of_the_fields() -> None:
    assert mapping_from(Kind.LEADS, PROPOSALS).fields == (
        ("lead_id", "Prospect ID"),
        ("source", "Lead Source"),
        ("stage", "Status"),
    )


def test_what_a_person_says_wins_for_the_field_and_for_the_column() -> None:
    """Lead Source loses its field to Lead Origin; Status feeds outcome, and no longer stage."""
    mapping = mapping_from(
        Kind.LEADS, PROPOSALS, said=[("source", "Lead Origin"), ("outcome", "Status")]
    )
    assert mapping.fields == (
        ("lead_id", "Prospect ID"),
        ("source", "Lead Origin"),
        ("outcome", "Status"),
    )


def test_a_column_feeds_two_fields_when_both_are_said() -> None:
    said = [("stage", "Status"), ("outcome", "Status")]
    fields = mapping_from(Kind.LEADS, PROPOSALS, said).fields
    assert fields[-2:] == (("stage", "Status"), ("outcome", "Status"))


def test_a_field_said_to_have_no_column_is_not_fed() -> None:
    fields = mapping_from(Kind.LEADS, PROPOSALS, said=[("stage", "")]).fields
    assert "stage" not in dict(fields)


def test_an_ignored_column_loses_its_field() -> None:
    mapping = mapping_from(Kind.LEADS, PROPOSALS, ignored=["lead source", "Lead Origin"])
    assert mapping.ignored == ("Lead Source", "Lead Origin")
    assert dict(mapping.fields) == {"lead_id": "Prospect ID", "stage": "Status"}


def test_what_a_value_means_is_kept_in_the_words_of_the_field() -> None:
    values = [ValueMeaning("Stage", "Warm", "MQL"), ValueMeaning("stage", "Cold", "")]
    assert mapping_from(Kind.LEADS, PROPOSALS, values=values).values == (
        ValueMeaning("stage", "Warm", "mql"),
        ValueMeaning("stage", "Cold", ""),
    )


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        (("sorce", "Lead Source"), '"sorce"', 'Did you mean "source"?'),
        (("source", "Lead Sorce"), '"Lead Sorce"', 'Did you mean "Lead Source"?'),
        (("source", "xyz"), '"xyz"', "The columns are: Prospect ID, Lead Source"),
        (("at", "Status"), "of kind leads", "The fields are: lead_id, email"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_one(
    said: tuple[str, str], message: str, hint: str
) -> None:
    with pytest.raises(MappingError) as error:
        mapping_from(Kind.LEADS, PROPOSALS, [said])
    assert message in error.value.message
    assert hint in error.value.hint


def test_a_field_said_twice_is_refused() -> None:
    said = [("source", "Lead Source"), ("Source", "Lead Origin")]
    with pytest.raises(MappingError, match='"source" is said to come from more than one column'):
        mapping_from(Kind.LEADS, PROPOSALS, said)


def test_a_column_both_ignored_and_said_is_refused() -> None:
    with pytest.raises(MappingError, match="both ignored and said"):
        mapping_from(Kind.LEADS, PROPOSALS, [("source", "Lead Source")], ignored=["Lead Source"])


@pytest.mark.parametrize(
    ("meaning", "message"),
    [
        (ValueMeaning("stage", "Warm", "lukewarm"), '"lukewarm" is no value of "stage"'),
        (ValueMeaning("source", "ggl", "Google"), '"source" takes its texts as they are'),
        (ValueMeaning("outcome", "Yes", "won"), 'No column feeds "outcome"'),
        (ValueMeaning("stagee", "Yes", "won"), '"stagee" is no field'),
    ],
)
def test_a_meaning_that_cannot_be_is_refused(meaning: ValueMeaning, message: str) -> None:
    with pytest.raises(MappingError) as error:
        mapping_from(Kind.LEADS, PROPOSALS, values=[meaning])
    assert message in error.value.message


def test_a_map_option_names_a_field_and_a_column() -> None:
    assert parse_map_option("source=Lead Source") == ("source", "Lead Source")
    assert parse_map_option(" outcome = a=b ") == ("outcome", "a=b")
    assert parse_map_option("stage=") == ("stage", "")


def test_a_value_option_names_a_field_a_text_and_a_value() -> None:
    assert parse_value_option("outcome:Yes=won") == ValueMeaning("outcome", "Yes", "won")
    assert parse_value_option("stage:a:b >= 3=mql") == ValueMeaning("stage", "a:b >= 3", "mql")
    assert parse_value_option("stage:Cold=") == ValueMeaning("stage", "Cold", "")


@pytest.mark.parametrize("text", ["", "source", "=Lead Source", "  =x"])
def test_a_map_option_without_its_parts_is_refused(text: str) -> None:
    with pytest.raises(MappingError, match="does not say which column"):
        parse_map_option(text)


@pytest.mark.parametrize("text", ["", "outcome", "outcome:Yes", "outcome=won", ":Yes=won", "a:=b"])
def test_a_value_option_without_its_parts_is_refused(text: str) -> None:
    with pytest.raises(MappingError, match="does not say what a value means"):
        parse_value_option(text)


def test_a_mapping_comes_back_from_json_as_it_was() -> None:
    values = [ValueMeaning("stage", "Wärm", "mql")]
    mapping = replace(
        mapping_from(Kind.LEADS, PROPOSALS, values=values, ignored=["Lead Origin"]),
        date_order=DateOrder.DAY_FIRST,
        decimal_mark=DecimalMark.COMMA,
    )
    assert json.loads(mapping.to_json())["date_order"] == "day-first"
    assert Mapping.from_json(mapping.to_json()) == mapping
    assert Mapping.from_json('{"kind": "leads", "fields": []}') == Mapping(Kind.LEADS, ())


@pytest.mark.parametrize("text", ["", "{}", '{"kind": "other", "fields": []}', "[1]"])
def test_json_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(MappingError):
        Mapping.from_json(text)


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


def test_the_hint_stays_short_for_a_file_of_a_thousand_columns() -> None:
    proposals = propose_columns(Kind.LEADS, [f"answer {number}" for number in range(1000)])
    with pytest.raises(MappingError) as error:
        mapping_from(Kind.LEADS, proposals, [("source", "zzz")])
    assert "answer 39 …" in error.value.hint
    assert "answer 40" not in error.value.hint


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
