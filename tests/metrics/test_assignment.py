"""Waiting leads find their reps by what each has free today."""

import csv

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.assignment import FreeCapacity, assignment
from leadpact.metrics.capacity_words import assignment_sentence
from leadpact.store.database import Store
from leadpact.store.questions import graded_leads
from leadpact.store.reps import Rep, set_reps
from tests.metrics.tables import BY_VISITS, figure
from tests.stores import SAMPLE, all_of, history, leads

# 2 visits are an MQL; the as-of date is 31 March.
LEADS = """
    lead_id | created_at | owner | visits | wants_contact | product | country | stage
    1       | 2026-01-05 | Ann   | 3      | no            | Desk    | Austria | sal
    2       | 2026-03-31 | Ann   | 0      | no            | Desk    | Austria | inquiry
    3       | 2026-01-07 | Bob   | 2      | no            | Desk    | Austria | mql
    4       | 2026-02-01 |       | 2      | no            | Desk    | Austria | inquiry
    5       | 2026-02-02 |       | 0      | yes           | Suite   | Austria | inquiry
    6       | 2026-02-03 |       | 5      | no            | Suite   | Chile   | inquiry
    7       | 2026-02-04 |       | 9      | no            | Suite   |         | rejected
    8       | 2026-02-05 |       | 9      | no            | Suite   | Chile   | won
    9       | 2026-02-06 |       | 1      | no            | Suite   | Chile   | inquiry
    10      | 2026-02-07 |       | 4      | no            |         | Chile   | inquiry
"""
HANDED = """
    lead_id | happened_at | to_stage
    3       | 2026-03-31  | mql
    1       | 2026-03-30  | mql
    1       | 2026-03-31  | sal
"""


def test_a_day_s_share_is_less_what_the_last_24_hours_brought(fresh_store: Store) -> None:
    """Ann may get 60 / 30 = 2 and got lead 2, which came in on the as-of date; lead 1 was handed
    over the day before. Bob may get 1 and got lead 3 by its hand-off. Cid may get 44 / 30, so 1.
    """
    leads(fresh_store, LEADS)
    history(fresh_store, HANDED)
    set_reps(fresh_store, 1, (Rep("Ann", 60), Rep("Bob", 30), Rep("Cid", 44, product="Desk")))
    assert figure(fresh_store, "free_capacity") == (
        FreeCapacity("Ann", 60, 2, 1, 1, None, None),
        FreeCapacity("Bob", 30, 1, 1, 0, None, None),
        FreeCapacity("Cid", 44, 1, 0, 1, "Desk", None),
    )


def test_open_sales_owned_leads_without_a_rep_are_given_out_the_best_first(
    fresh_store: Store,
) -> None:
    """Waiting: 6 (50 points), 10 (40), 4 (20), 5 (0, its hand). 7 is rejected, 8 won, 9 no MQL.
    Ann's one place goes to 6; 10 finds Ann and Bob full, and Cid takes Desk alone, so 4; 5 finds
    them full as well. Of the open sales-owned leads 1, 3, 4, 5, 6 and 10 four wait.
    """
    leads(fresh_store, LEADS)
    history(fresh_store, HANDED)
    set_reps(fresh_store, 1, (Rep("Ann", 60), Rep("Bob", 30), Rep("Cid", 44, product="desk")))
    found = assignment(fresh_store, all_of(fresh_store), BY_VISITS, None)
    assert [(one.lead.lead_id, one.rep, one.reason) for one in found.assignments] == [
        ("6", "Ann", ""),
        ("10", None, "the reps who may take it are full for the day"),
        ("4", "Cid", ""),
        ("5", None, "the reps who may take it are full for the day"),
    ]
    assert figure(fresh_store, "waiting_for_rep") == share(4, 6)
    assert "4 open sales-owned leads wait for a rep" in assignment_sentence(found)
    assert "room for 2 today" in assignment_sentence(found)


def test_the_assumption_counts_for_reps_without_a_capacity_alone(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    set_reps(fresh_store, 1, (Rep("Ann", 0), Rep("Bob", 30)))
    found = assignment(fresh_store, all_of(fresh_store), BY_VISITS, 90)
    assert [(one.rep, one.share) for one in found.seats] == [("Bob", 1)]
    set_reps(fresh_store, 1, (Rep("Bob", 30),))
    found = assignment(fresh_store, all_of(fresh_store), BY_VISITS, 90)
    assert [(one.rep, one.share) for one in found.seats] == [("Ann", 3), ("Bob", 1)]


def test_what_a_rep_got_counts_whatever_the_reader_looks_at(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    set_reps(fresh_store, 1, (Rep("Ann", 30),))
    only_suite = Filters(1, products=("Suite",))
    [seat] = assignment(fresh_store, only_suite, BY_VISITS, None).seats
    assert (seat.brought, seat.free) == (1, 0)


def test_without_dates_what_was_brought_is_not_known(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | owner | visits\n1 | Ann | 0\n2 | | 3")
    set_reps(fresh_store, 1, (Rep("Ann", 30),))
    found = assignment(fresh_store, all_of(fresh_store), BY_VISITS, None)
    assert found.seats == (FreeCapacity("Ann", 30, 1, None, 1, None, None),)
    assert found.given == 1


def test_on_the_sample_those_who_wait_are_those_of_plain_counting(sample_store: Store) -> None:
    query = graded_leads(sample_store, Filters(1), default_model())
    graded = {row[0]: row for row in sample_store.rows(query.text, query.parameters)}
    with (SAMPLE / "leads.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    waiting = {
        row["lead_id"]
        for row in rows
        if graded[row["lead_id"]][3]
        and not row["owner"]
        and row["outcome"] == "open"
        and row["stage"] != "rejected"
    }
    found = assignment(sample_store, Filters(1), default_model(), 30)
    assert {one.lead.lead_id for one in found.assignments} == waiting
    assert found.given == sum(seat.free for seat in found.seats)
    assert sum(seat.brought or 0 for seat in found.seats) == 7
