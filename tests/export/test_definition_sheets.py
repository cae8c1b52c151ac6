"""What the pages about definitions let download."""

from leadpact.domain.definition_file import parse_definition
from leadpact.export.definition_sheets import (
    definition_file_name,
    definition_file_of,
    definitions_sheet,
    log_sheet,
    points_sheet,
)
from leadpact.store.agreement_log import agreement_log
from leadpact.store.database import Store
from leadpact.store.definitions import list_definitions, withdraw
from leadpact.store.rounds import open_round
from leadpact.store.scenarios import keep_scenario
from tests.definitions import OURS, agreed, content_of, up
from tests.stores import everybody, model_of


def test_all_definitions_are_listed_with_who_signed(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    one = agreed(fresh_store, people)
    draft = up(fresh_store, people)
    withdraw(fresh_store, people.sales.person_id, draft.definition_id, "too early")
    sheet = definitions_sheet(list_definitions(fresh_store, 1))
    by_heading = [dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows]
    assert [(row["Definition"], row["State"]) for row in by_heading] == [
        (2, "withdrawn"),
        (1, "in force"),
    ]
    assert by_heading[0]["Signed for sales"] is None
    assert by_heading[0]["Withdrawn because"] == "too early"
    assert str(by_heading[1]["Signed for sales"]).startswith("Sam, 20")
    assert by_heading[1]["Hash"] == one.hash


def test_a_file_has_the_name_and_the_signatures_of_its_definition(fresh_store: Store) -> None:
    one = agreed(fresh_store, everybody(fresh_store))
    found = parse_definition(definition_file_of(one).decode())
    assert definition_file_name(one) == "definition-1.yaml"
    assert (found.content, found.hash, found.is_unchanged) == (one.content, one.hash, True)
    assert {(by.team, by.person) for by in found.signatures} == {
        ("marketing", "Maria"),
        ("sales", "Sam"),
    }


def test_points_that_differ_stand_side_by_side() -> None:
    more = model_of(
        {"name": "visits", "field": "visits", "test": "at least", "number": 3, "points": 9}, a=32
    )
    sheet = points_sheet(content_of(1), content_of(2, more), ("Definition 1", "Definition 2"))
    assert sheet.headings == ("Points", "Definition 1", "Definition 2")
    assert sheet.rows == (("x", 7, 9), ("A from", 30, 32))


def test_the_log_tells_the_agreement_of_its_data_set_alone(fresh_store: Store) -> None:
    people = everybody(fresh_store)
    open_round(fresh_store, people.sales.person_id, 1, OURS)
    open_round(fresh_store, people.sales.person_id, 12, OURS)
    keep_scenario(fresh_store, 1, "More", OURS)
    agreed(fresh_store, people)
    sheet = log_sheet(agreement_log(fresh_store, 1))
    assert [row[1] for row in sheet.rows] == [
        "definition in force",
        "definition signed",
        "definition signed",
        "definition put up",
        "round opened",
    ]
    assert [entry.what for entry in agreement_log(fresh_store, 12)] == ["round opened"]
    assert agreement_log(fresh_store, 2) == ()
