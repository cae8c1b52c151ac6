"""Outcomes, activities and stage changes find their lead by id or by e-mail, or wait for it."""

from datetime import date, datetime

from leadpact.domain.fields import Kind
from leadpact.ingest.load import ImportReport
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of
from tests.stores import Choice, column, everything, history, leads

LEADS = """
    lead_id | email         | source
    1       | ann@x.example | Google
    2       | Ben@x.example |
    3       | two@x.example |
    4       | two@x.example |
    5       |               |
"""
OUTCOMES = """
    lead_id | email           | outcome | won_at     | amount | owner
    1       |                 | won     | 2026-02-01 | 500    | Ann
            | BEN@x.example   | lost    |            |        |
            | two@x.example   | won     |            |        |
            | nobody@x.example | won     |            |        |
    9       |                 | won     |            |        |
            |                 | won     |            |        |
    5       |                 | open    |            | lots   |
"""


def outcomes(store: Store, table: str = OUTCOMES) -> ImportReport:
    return leads(store, table, Choice(Kind.OUTCOMES))


def test_outcomes_join_by_id_and_by_e_mail(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    found = outcomes(fresh_store)
    assert (found.read, found.updated, found.waiting, found.quarantined) == (7, 2, 2, 3)
    assert (found.new, found.unchanged, found.duplicate, found.left_out) == (0, 0, 0, 0)
    outcome = {"1": "won", "2": "lost", "3": None, "4": None, "5": None}
    assert column(fresh_store, "outcome") == outcome
    assert fresh_store.rows(
        "select won_at, amount, owner, source from lead where lead_id = '1'"
    ) == [(datetime(2026, 2, 1), 500.0, "Ann", "Google")]


def test_rows_of_no_lead_and_shared_e_mails_are_kept_out_with_the_reason(
    fresh_store: Store,
) -> None:
    leads(fresh_store, LEADS)
    said = [(row.line, row.field, row.value, row.reason) for row in outcomes(fresh_store).examples]
    assert said == [
        (4, "email", "two@x.example", "belongs to 2 leads"),
        (7, "lead_id", "", "does not say which lead it is about"),
        (8, "amount", "lots", "is not a number"),
    ]


def test_the_same_outcomes_again_change_nothing(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    outcomes(fresh_store)
    before = everything(fresh_store)
    again = outcomes(fresh_store)
    assert (again.updated, again.unchanged, again.waiting, again.quarantined) == (0, 4, 0, 3)
    assert everything(fresh_store)["lead"] == before["lead"]


def test_outcomes_without_an_id_column_join_by_e_mail(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    found = outcomes(fresh_store, "email | outcome\nann@x.example | won\n | lost")
    assert (found.updated, found.quarantined) == (1, 1)
    assert column(fresh_store, "outcome")["1"] == "won"


def test_outcomes_of_another_data_set_are_strangers(fresh_store: Store) -> None:
    leads(fresh_store, LEADS, data_set="one")
    leads(fresh_store, "lead_id\n7", data_set="two")
    found = leads(fresh_store, "lead_id | outcome\n1 | won", Choice(Kind.OUTCOMES), data_set="two")
    assert (found.updated, found.waiting) == (0, 1)


def test_data_sets_do_not_touch_each_other(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Google", data_set="one")
    leads(fresh_store, "lead_id | source\n1 | Fair", data_set="two")
    found = fresh_store.rows("select dataset_id, source from lead order by dataset_id")
    assert found == [(1, "Google"), (2, "Fair")]


CHANGES = """
    lead_id | happened_at | from_stage | to_stage | reason
    1       | 2026-01-01  |            | inquiry  |
    1       | 2026-01-02  | inquiry    | mql      |
    1       | 2026-01-02  | inquiry    | mql      |
    8       | 2026-01-03  | mql        | sal      |
    2       | someday     | mql        | sal      |
    2       | 2026-01-03  | mql        | there    |
    2       |             | mql        | sal      |
"""


def test_stage_changes_of_strangers_wait_and_those_without_a_date_or_stage_are_kept_out(
    fresh_store: Store,
) -> None:
    leads(fresh_store, LEADS)
    found = history(fresh_store, CHANGES)
    assert (found.read, found.new, found.waiting, found.quarantined) == (7, 3, 1, 3)
    assert [(row.line, row.field, row.value, row.reason) for row in found.examples] == [
        (6, "happened_at", "someday", "is not a date"),
        (7, "to_stage", "there", "has no meaning yet"),
        (8, "happened_at", "", "is not a date"),
    ]


def test_the_same_stage_changes_again_add_none(fresh_store: Store) -> None:
    """Two equal rows of one file are two changes, and stay two."""
    leads(fresh_store, LEADS)
    history(fresh_store, CHANGES)
    again = history(fresh_store, CHANGES)
    assert (again.new, again.updated, again.unchanged, again.quarantined) == (0, 0, 4, 3)
    assert fresh_store.rows("select count(*) from stage_change") == [(3,)]
    assert again.read == again.unchanged + again.quarantined


def test_activities_are_taken_in_and_move_the_as_of_date(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | created_at\n1 | 2026-01-01")
    found = leads(
        fresh_store,
        "lead_id | happened_at | activity | detail\n1 | 2026-03-05 | visit | home\n1 | | visit |",
        Choice(Kind.ACTIVITIES),
    )
    assert (found.new, found.quarantined) == (1, 1)
    assert data_set_of(fresh_store, found.dataset_id).as_of == date(2026, 3, 5)
