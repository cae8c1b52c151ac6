"""Columns that are misspelt, known by their values, remembered, or claim one field together."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from leadpact.domain.fields import Kind
from leadpact.errors import MappingError
from leadpact.ingest.columns.conflicts import Conflict, conflicts, require_settled
from leadpact.ingest.columns.fuzzy import nearest_field
from leadpact.ingest.columns.headers import header_key
from leadpact.ingest.columns.proposals import ColumnProposal, Via, guess_kind, propose_columns
from leadpact.ingest.columns.samples import ColumnSample, samples_of
from leadpact.ingest.map import mapping_from
from leadpact.ingest.mapping import Mapping
from leadpact.ingest.read import read_file

MISSPELT = {
    "first_name": ("Frist Name", "First Nmae", "Fist Name", "Vornahme"),
    "last_name": ("Last Nmae", "Surame", "Nachame"),
    "email": ("E-mial", "Emial", "Email Adress", "E-Mail Addres", "Emailadress", "Your Email"),
    "company": ("Comapny", "Compnay", "Company Nmae", "Orgnization", "Your Company (required)"),
    "title": ("Job Tilte", "Ttile"),
    "source": ("Lead Sorce", "Lead Souce", "Soruce", "Leadsorce"),
    "campaign": ("Campain", "Campaing Name"),
    "country": ("Contry", "Coutry"),
    "industry": ("Indutry", "Industy"),
    "employees": ("Number of Employes", "Employes"),
    "annual_revenue": ("Anual Revenue", "Annual Revenu"),
    "created_at": ("Creatd Date", "Creation Dtae", "Created Tiem"),
    "stage": ("Lifecycle Satge", "Lead Staus", "Lead Stauts"),
    "seniority": ("Senority",),
    "visits": ("Websit Visits", "Webstie Visits"),
    "rejection_reason": ("Rejection Reson", "Rejecton Reason"),
    "owner": ("Ownr", "Lead Onwer", "Sales Represenative"),
    "opportunity_id": ("Opportunty ID",),
}
OTHER_WORDS = """pdays; poutcome; Email opt-out; Email Opt In; Email Bounced; Emails sent;
Email 2; Email A; Company ID; Company Phone; Company 2; Close Date; Closed Date; Last name
of owner; Owner's last name; Created by; Create By; Creator; Country code; Country of
origin; County; State; State/Province; Owner e-mail; Owner ID; Contract ID; Contract Value;
Contact Name; Person; Personal; Account; Load Date; Deal Created Date; Dead Date; Updated
Date; Modified Date; Username; Full Name; File Name; Nickname; Resource; Source ID; Source
2; Product ID; Form; Format; Page; Visitor; Cycle; Industry Code; Sub-Industry; Birth Date;
Due Date; Start Date; End Date; Last Name (kana); Middle Name; Phone; City; Zip; Street;
Notes; Score; Rating; Grade; Type; Language; Currency; Discount; Mount; Lead Age; Lead
Score; Lead Rank; Station; Won by; Loss reason; Need by date; Needs; Student ID; Author;
Budget amount; Title code; Subtitle; Town; Nation; Reasons; Season; Response; Compartment;
Lead Creator; First Name of Manager; Visit date; Download date; Webinar name; Campaign ID;
Campaign type; Campaign cost; Lost By; Last Date; Mail Date; Sale date; Timezone; Time;
Interests; Interest rate; Relation; Relationship manager; Persona score; Tracking source;
Pain; Pint"""


@pytest.mark.parametrize(
    ("field", "header"), [(field, header) for field, all_ in MISSPELT.items() for header in all_]
)
def test_a_misspelt_header_means_its_field(field: str, header: str) -> None:
    found = propose_columns(Kind.LEADS, ["Something", header])[1]
    assert (found.field, found.via) == (field, Via.FUZZY)
    assert 0.6 < found.confidence <= 0.9


@pytest.mark.parametrize("header", [" ".join(one.split()) for one in OTHER_WORDS.split(";")])
@pytest.mark.parametrize("kind", list(Kind))
def test_another_word_is_not_a_misspelt_one(kind: Kind, header: str) -> None:
    assert nearest_field(kind, header) is None


def test_a_name_wins_over_a_misspelt_one() -> None:
    found = propose_columns(Kind.LEADS, ["Emial", "Email"])
    assert [(one.field, one.via) for one in found] == [(None, Via.CUSTOM), ("email", Via.NAME)]


def test_confidence_falls_from_names_to_dictionaries_to_guesses() -> None:
    samples = [ColumnSample("Kontakt", ("a@x.de", "b@x.de", "c@y.de"))]
    found = propose_columns(
        Kind.LEADS, ["source", "Account Name", "Contry", "Kontakt", "Other"], samples
    )
    named, listed, misspelt, by_value, own = (one.confidence for one in found)
    assert (named, listed, own) == (1, 0.95, 0)
    assert listed > max(misspelt, by_value) >= min(misspelt, by_value) > own


def by_values(kind: Kind, column: str, texts: Sequence[str], *others: str) -> str | None:
    samples = [ColumnSample(column, tuple(texts))]
    found = propose_columns(kind, [column, *others], samples)[0]
    assert found.via is (Via.VALUES if found.field else Via.CUSTOM)
    return found.field


ADDRESSES = ("ann@acme.com", "bob@acme.com", "eve@example.org")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_column_of_addresses_is_an_email_column(kind: Kind) -> None:
    assert by_values(kind, "Kontakt", ADDRESSES) == "email"


@pytest.mark.parametrize("column", ["Owner address", "Assigned", "Created by", "Sales rep contact"])
def test_addresses_of_somebody_else_are_not_the_leads(column: str) -> None:
    assert by_values(Kind.LEADS, column, ADDRESSES) is None


def test_addresses_prove_nothing_where_they_repeat_are_few_or_mixed_or_email_is_named() -> None:
    assert by_values(Kind.LEADS, "Kontakt", ["ann@acme.com"] * 5) is None
    assert by_values(Kind.LEADS, "Kontakt", ADDRESSES[:2]) is None
    assert by_values(Kind.LEADS, "Kontakt", [*ADDRESSES, "none given", "call"]) is None
    assert by_values(Kind.LEADS, "Kontakt", ADDRESSES, "Email") is None


def test_columns_of_stages_and_of_ends_are_known_by_their_words() -> None:
    assert by_values(Kind.LEADS, "Funnel", ["MQL", "Lead", "SQL"]) == "stage"
    assert by_values(Kind.LEADS, "Funnel", ["New", "Working", "Qualified"]) is None
    assert by_values(Kind.LEADS, "Funnel", ["MQL", "SQL", "purple"]) is None
    assert by_values(Kind.LEADS, "How it went", ["Won", "Lost", "open"]) == "outcome"
    assert by_values(Kind.LEADS, "How it went", ["yes", "no", "yes"]) is None


def test_the_samples_of_a_table_are_its_first_filled_texts(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(
            [["Name", "Flag"], ["Ann", ""], [" Bob ", "n/a"], ["", "yes"], ["Eve", "no"]]
        )
    table = read_file(path, tmp_path)
    assert samples_of(table, rows=3) == (
        ColumnSample("Name", ("Ann", "Bob")),
        ColumnSample("Flag", ("yes",)),
    )


EMAILS = ["Email", "Email (2)", "Company", "Account Name"]


def test_a_repeated_header_claims_its_field_as_well_as_the_first() -> None:
    found = propose_columns(Kind.LEADS, EMAILS)
    assert found[1] == ColumnProposal(
        "Email (2)", None, Via.CUSTOM, "", 0.0, claims="email", equal=True
    )
    assert (found[3].claims, found[3].equal) == ("company", False)
    assert conflicts(found) == (
        Conflict("email", ("Email", "Email (2)"), equal=True, differ=True),
        Conflict("company", ("Company", "Account Name"), equal=False, differ=False),
    )


def test_of_equal_claims_the_filled_columns_holds_and_there_is_nothing_to_ask() -> None:
    samples = [ColumnSample("Email", ()), ColumnSample("Email (2)", ("a@b.de",))]
    found = propose_columns(Kind.LEADS, EMAILS[:2], samples)
    assert [one.field for one in found] == [None, "email"]
    [conflict] = conflicts(found, samples)
    assert conflict == Conflict("email", ("Email (2)", "Email"), equal=True, differ=False)
    require_settled([conflict], [])


def test_equal_claims_that_differ_have_to_be_settled() -> None:
    samples = [ColumnSample("Email", ("x@b.de",)), ColumnSample("Email (2)", ("a@b.de",))]
    found = conflicts(propose_columns(Kind.LEADS, EMAILS, samples), samples)
    with pytest.raises(MappingError, match='"Email" and "Email \\(2\\)"') as error:
        require_settled(found, [("source", "Company")])
    assert '--map "email=Email"' in error.value.hint
    require_settled(found, [("E-mail", "Email (2)")])
    require_settled(found, [("source", "email (2)")])
    same = [ColumnSample(column, ("a@b.de",)) for column in EMAILS[:2]]
    require_settled(conflicts(propose_columns(Kind.LEADS, EMAILS, same), same), [])


def test_two_names_of_one_field_are_equal_claims() -> None:
    found = conflicts(propose_columns(Kind.LEADS, ["Created", "created_at"]))
    assert found == (Conflict("created_at", ("created_at", "Created"), equal=True, differ=True),)


REMEMBERED = Mapping(
    Kind.LEADS, (("email", "Mail"), ("stage", "Status"), ("outcome", "Status")), ignored=("Email",)
)


def test_what_was_confirmed_last_time_is_all_there_is_to_say() -> None:
    """Nothing of what the names say counts, and a column that fed two fields feeds both again."""
    columns = ["Email", "STATUS", "mail", "Company"]
    found = propose_columns(Kind.LEADS, columns, remembered=REMEMBERED)
    assert [(one.field, one.via) for one in found] == [
        (None, Via.CUSTOM),
        ("stage", Via.REMEMBERED),
        ("email", Via.REMEMBERED),
        (None, Via.CUSTOM),
    ]
    assert found[1].also == ("outcome",)
    assert conflicts(found) == ()
    assert mapping_from(Kind.LEADS, found).fields == (
        ("email", "mail"),
        ("stage", "STATUS"),
        ("outcome", "STATUS"),
    )


def test_what_was_confirmed_for_another_kind_of_file_says_nothing() -> None:
    found = propose_columns(Kind.OUTCOMES, ["Email", "Mail"], remembered=REMEMBERED)
    assert [one.field for one in found] == ["email", None]


def test_the_key_of_headers_is_the_same_whatever_their_order_case_and_spaces() -> None:
    assert header_key(["Lead ID", "Société"]) == header_key(["SOCIETE ", "lead_id"])
    assert header_key(["Lead ID"]) != header_key(["Lead ID", "Email"])
    assert header_key(["Email"]) != header_key(["Email", "Email (2)"])


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (["Contact ID", "Source"], ["lead_id", "source"]),
        (["Contact ID", "Lead ID"], ["contact_id", "lead_id"]),
        (["contact_id", "Source"], ["contact_id", "source"]),
    ],
)
def test_a_contact_id_is_the_leads_own_id_where_nothing_else_is(
    columns: list[str], fields: list[str]
) -> None:
    assert [one.field for one in propose_columns(Kind.LEADS, columns)] == fields


def test_the_id_that_an_event_names_may_be_the_leads_or_its_contacts() -> None:
    columns = ["WhoId", "WhatId", "ActivityDate", "TaskSubtype"]
    assert guess_kind(columns) is Kind.ACTIVITIES
    found = propose_columns(Kind.ACTIVITIES, columns)
    assert mapping_from(Kind.ACTIVITIES, found).fields == (
        ("lead_id", "WhoId"),
        ("opportunity_id", "WhatId"),
        ("contact_id", "WhoId"),
        ("happened_at", "ActivityDate"),
        ("activity", "TaskSubtype"),
    )


def test_a_contact_with_a_deal_stage_is_a_lead_and_a_deal_of_a_contact_an_outcome() -> None:
    assert guess_kind(["Email", "First Name", "Deal Type", "Deal Stage"]) is Kind.LEADS
    deal = ["Record ID", "Deal Name", "Deal Stage", "Create Date", "Associated Contact IDs"]
    assert guess_kind(deal) is Kind.OUTCOMES
