"""What cell texts mean."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.fields import Field, FieldType, Kind, fields_of, lead_field
from leadpact.ingest.columns.dictionaries import value_dictionary
from leadpact.ingest.columns.values import (
    EMPTY_TEXTS,
    ValueMeaning,
    fold,
    is_empty,
    meaning_of,
    meanings_for,
)

MEANINGS: Mapping[str, Mapping[str | None, tuple[str, ...]]] = MappingProxyType(
    {
        "outcome": {
            "won": ("Closed - Converted", "Closed Won", "closedwon", "Won", "1", "TRUE", " yes ",
                    "converted", "Customer", "Ja", "sí", "1.0", "evangelist"),
            "lost": ("Closed Lost", "LOST", "Closed - Not Converted", "Disqualified", "rejected",
                     "no longer interested"),
            "open": ("0", "no", "False", "Open", "In progress", "Nein", "MQL", "Lead", "Working"),
            None: ("maybe", "-1", "2", "Deleted", "unknown", "", "n/a", "Closed"),
        },
        "stage": {
            "inquiry": ("lead", "Subscriber", "New", "Open - Not Contacted", "inquiry"),
            "mql": ("MQL", "marketingqualifiedlead", "Marketing Qualified Lead"),
            "sal": ("Working - Contacted", "Contacted", "Accepted", "Sales Accepted Lead"),
            "sql": ("salesqualifiedlead", "Sales Qualified Lead", "Qualified"),
            "opportunity": ("Opportunity", "Open deal", "OPEN_DEAL", "Proposal/Price Quote"),
            "won": ("customer", "evangelist", "Closed - Converted", "Closed Won"),
            "lost": ("Closed - Not Converted", "closedlost", "No Longer Interested", "Canceled"),
            "rejected": ("Unqualified", "Disqualified", "Cannot Contact", "rejected by sales"),
            "nurture": ("Recycled", "Nurturing", "Bad timing", "BAD_TIMING"),
            None: ("other", "Open", "Closed", "1", "yes", "Select", "geschlossen", "Pre-Qualified"),
        },
        "wants_contact": {
            "true": ("yes", "Y", "ja", "Oui", "si", "Sì", "x", "true", "1", "✓"),
            "false": ("no", "N", "nein", "non", "nee", "false", "0", "falso"),
            None: ("maybe", "unknown", "-1", "10", "-", "later"),
        },
        "company_size": {
            "1-10": ("1-10", "2 - 10", "<10", "up to 10", "0-10", "7", "1–10 employees", "Just me"),
            "11-50": ("11-50", "11 to 50", "25-50", "11–50 Mitarbeiter"),
            "51-200": ("51 to 200", "51-200 employees", "100-200"),
            "201-1000": ("201-500", "501-1,000", "501-1.000", "500-1000", "1k"),
            "1001+": ("1,001+", "1001 or more", "10001+", "> 1000", "1001-5000", "10k+", "5 000"),
            None: ("10-50", "1000+", ">= 1000", "51-1000", "200-51", "0", "10.5", "Enterprise",
                   "10-Jan", "9" * 5000),
        },
        "timeline": {
            "now": ("Immediate", "ASAP", "now", "this week"),
            "within_3_months": ("0-3 months", "within 3 months", "< 3 months", "this quarter",
                                "90 days", "in the next three months", "2 weeks", "a month"),
            "within_6_months": ("3-6 months", "3 months - 6 months", "180 days", "next quarter"),
            "within_12_months": ("6-12 Months", "12 months", "1 year", "365 days", "This Year"),
            "later": ("12+ months", "more than 12 months", "1-2 years", "12-24 months", "later"),
            None: ("3+ months", "6-18 months", "next year", "0-3", "6-3 months", "just looking",
                   "24 months", "3 months ago"),
        },
        "seniority": {
            "decision_maker": ("VP", "C-Level", "Director", "Owner", "Decision maker"),
            "mid_level": ("Manager", "Senior", "mid_level"),
            "other": ("Entry", "Junior", "Other", "Employee"),
            None: ("purple", "3"),
        },
        "relationship": {
            "net_new": ("Net New", "net_new", "New Business", "newbusiness"),
            "cross_sell": ("Cross-Sell", "cross_sell"),
            "up_sell": ("Upsell", "Existing Customer - Upgrade"),
            None: ("Existing Business", "Renewal"),
        },
        "interest": {"active": ("Inbound", "active"), "passive": ("Outbound",), None: ("web",)},
        "budget": {
            "true": ("Will Buy", "yes"),
            "false": ("No Committed Budget", "no"),
            None: ("May Buy", "10000"),
        },
    }
)  # fmt: skip
"""Field → value → texts that mean it; None gathers the texts without a meaning."""

OTHER_LANGUAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "stage": {
            "inquiry": ("Neu", "Nouveau", "Nuevo", "Nicht kontaktiert", "NON CONTACTE"),
            "sal": ("In Bearbeitung", "Contacté", "Contactado"),
            "sql": ("Qualifiziert", "Qualifié", "qualifie", "Cualificado"),
            "opportunity": ("Angebot gesendet", "Négociation", "Propuesta", "Prospecting"),
            "won": ("Gewonnen", "Gagné", "Cerrado ganado", "Kunde", "Cliente"),
            "lost": ("Verloren", "Perdu", "Perdido", "Closed-Lost to Competition"),
            "rejected": ("Abgelehnt", "Disqualifié", "Rechazado"),
            "nurture": ("Wiedervorlage", "À relancer", "Contact in Future"),
        },
        "outcome": {
            "won": ("Gewonnen", "Gagnée", "Ganado"),
            "lost": ("verloren", "PERDU", "perdida"),
            "open": ("offen", "En attente", "On Hold", "Pendiente"),
        },
        "student": {
            "true": ("wahr", "Oui", "Sí", "Vero", "waar", "J"),
            "false": ("falsch", "Faux", "Falso", "nee", "Nein", "non"),
        },
        "timeline": {
            "now": ("Sofort", "Dès que possible", "Inmediatamente"),
            "within_3_months": ("0-3 Monate", "moins de 3 mois", "innerhalb von drei Monaten"),
            "within_6_months": ("3 à 6 mois", "3 a 6 meses", "in den nächsten 6 Monaten"),
            "within_12_months": ("un an", "dieses Jahr", "entre 6 et 12 mois"),
            "later": ("mehr als 12 Monate", "plus de 12 mois", "más de 12 meses"),
        },
        "company_size": {
            "1-10": ("moins de 10 salariés", "bis 10 Mitarbeiter", "1 a 10 empleados"),
            "51-200": ("51 à 200 employés", "zwischen 51 und 200", "51 bis 200"),
            "1001+": ("über 1000", "más de 1000 empleados", "1001 et plus"),
        },
        "relationship": {
            "net_new": ("Neukunde", "Nouveau client", "Cliente nuevo"),
            "cross_sell": ("Vente croisée", "Venta cruzada"),
        },
        "interest": {"active": ("Eingehend", "entrant"), "passive": ("Ausgehend", "saliente")},
    }
)

CASES = [
    (name, text, value)
    for name, values in MEANINGS.items()
    for value, texts in values.items()
    for text in texts
] + [
    (name, text, value)
    for name, found in OTHER_LANGUAGES.items()
    for value, texts in found.items()
    for text in texts
]

CODED_FIELDS = [
    field
    for kind in Kind
    for field in fields_of(kind)
    if field.type in (FieldType.CHOICE, FieldType.BOOLEAN)
]


@pytest.mark.parametrize(
    ("name", "text", "value"), CASES, ids=[f"{name}: {text[:30]!r}" for name, text, _ in CASES]
)
def test_a_text_means_what_people_mean_by_it(name: str, text: str, value: str | None) -> None:
    assert meaning_of(lead_field(name), text) == value


@pytest.mark.parametrize("field", CODED_FIELDS, ids=lambda field: field.name)
def test_every_value_of_a_field_means_itself(field: Field) -> None:
    for value in field.choices or ("true", "false"):
        assert meaning_of(field, value) == value


@given(st.text(max_size=30), st.sampled_from(CODED_FIELDS))
def test_any_text_means_a_value_of_the_field_or_nothing(text: str, field: Field) -> None:
    assert meaning_of(field, text) in {None, *(field.choices or ("true", "false"))}


@given(
    st.sampled_from([(name, text) for name, text, _ in CASES]),
    st.sampled_from(["", " ", "\t", "\u00a0"]),
)
def test_case_and_spaces_around_a_text_change_nothing(case: tuple[str, str], space: str) -> None:
    name, text = case
    field = lead_field(name)
    assert meaning_of(field, f"{space}{text.upper()}{space}") == meaning_of(field, text)


def test_a_text_field_has_no_coded_values() -> None:
    assert meaning_of(lead_field("source"), "won") is None


@pytest.mark.parametrize(
    "text",
    ["", "   ", "Select", "n/a", "N/A", "na", "-", "--", "NULL", "None", "(blank)", "#N/A",
     "Not  Set", "NaN", "?", "(not set)", "\\N"],
)  # fmt: skip
def test_a_placeholder_is_empty(text: str) -> None:
    assert is_empty(text)


@pytest.mark.parametrize("text", ["unknown", "0", "no", "other", "false", "Selected", "#REF!"])
def test_an_answer_is_not_empty(text: str) -> None:
    assert not is_empty(text)


def test_the_empty_texts_are_folded_so_that_sql_can_compare_with_them() -> None:
    assert {fold(text) for text in EMPTY_TEXTS} == EMPTY_TEXTS


def test_distinct_texts_become_values_and_what_was_said_wins() -> None:
    """Won is known, "Ja!" was said, "won" was overruled in every case, "?" is empty."""
    said = (
        ValueMeaning("outcome", "ja!", "won"),
        ValueMeaning("outcome", " WON ", "lost"),
        ValueMeaning("stage", "Odd", "mql"),
    )
    found = meanings_for(lead_field("outcome"), ["Won", "Ja!", "Odd", "?", "no", "Ja!"], said)
    assert found == (
        ValueMeaning("outcome", "Won", "lost"),
        ValueMeaning("outcome", "Ja!", "won"),
        ValueMeaning("outcome", "Odd", ""),
        ValueMeaning("outcome", "no", "open"),
    )


def test_a_text_can_be_said_to_stay_empty() -> None:
    said = (ValueMeaning("outcome", "Won", ""),)
    assert meanings_for(lead_field("outcome"), ["won"], said)[0].value == ""


def test_an_empty_text_can_be_said_to_mean_something() -> None:
    said = (ValueMeaning("outcome", "-", "open"),)
    assert meanings_for(lead_field("outcome"), ["-"], said) == said


def test_the_dictionary_knows_only_fields_and_values_that_exist() -> None:
    for name, values in value_dictionary().fields.items():
        assert set(values) <= set(lead_field(name).choices or ("true", "false")), name


def test_no_text_means_two_values_of_one_field() -> None:
    tables = [*value_dictionary().fields.values(), value_dictionary().boolean]
    for values in tables:
        texts = [fold(text) for listed in values.values() for text in listed]
        assert len(texts) == len(set(texts))
        assert not EMPTY_TEXTS.intersection(texts)
