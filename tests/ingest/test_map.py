"""Which column becomes which lead field, and what a person can say about it."""

import json
from dataclasses import replace

import pytest

from leadpact.domain.fields import Kind
from leadpact.errors import MappingError
from leadpact.ingest.map import (
    DateOrder,
    DecimalMark,
    Mapping,
    ValueMeaning,
    mapping_from,
    parse_map_option,
    parse_value_option,
    propose_columns,
)

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


def test_the_hint_stays_short_for_a_file_of_a_thousand_columns() -> None:
    proposals = propose_columns(Kind.LEADS, [f"answer {number}" for number in range(1000)])
    with pytest.raises(MappingError) as error:
        mapping_from(Kind.LEADS, proposals, [("source", "zzz")])
    assert "answer 39 …" in error.value.hint
    assert "answer 40" not in error.value.hint
