"""What reaches reps against what they can work, worked out by hand and counted again."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.capacity import CapacityAnswer, LeadsNeeded, TeamMonth, capacity
from leadpact.metrics.capacity_threshold import FittingThreshold, fitting_threshold
from leadpact.metrics.qualified import Mean, ScoreRow, mean_of, mqls_at, qualified_leads
from leadpact.metrics.rep_load import Load, RepMonth, working_reps
from leadpact.metrics.routing import Branch, gap_between, routing
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.questions import counts, graded_leads
from leadpact.store.reps import Rep, set_reps
from tests.metrics.tables import BY_VISITS, figure
from tests.stores import SAMPLE, all_of, leads

# 2 visits are an MQL. The last won lead took 10 days, so leads from 20 March on are not matured.
LEADS = """
    lead_id | created_at | owner | visits | wants_contact | timeline | outcome | won_at     | amount
    1       | 2026-01-05 | Ann   | 3      | no            | now      | won     | 2026-01-15 | 100
    2       | 2026-01-06 | Ann   | 2      | no            | later    | won     | 2026-01-16 | 300
    3       | 2026-01-07 | Ann   | 2      | no            | later    | lost    |            |
    4       | 2026-02-01 | Ann   | 2      | no            |          | open    |            |
    5       | 2026-02-02 | Bob   | 0      | yes           |          | won     | 2026-02-12 | 200
    6       | 2026-03-01 | Bob   | 0      | no            | later    | open    |            |
    7       | 2026-03-02 |       | 4      |               |          | open    |            |
    8       | 2026-03-30 |       | 1      |               |          | open    |            |
    9       | 2026-03-30 | Bob   | 2      | no            | now      | open    |            |
    10      | 2026-02-09 | Ann   | 1      | no            | later    | won     | 2026-02-19 | 900
"""


def answer(store: Store, assumed: float | None = None) -> CapacityAnswer:
    return capacity(store, all_of(store), BY_VISITS, assumed)


def test_load_is_qualified_leads_by_months_and_reps(fresh_store: Store) -> None:
    """Qualified: 1, 2, 3, 4, 5 (its hand), 7, 9: seven in January to March, so 7 / 3 a month and
    7 / 6 for each of two reps. Ann has 4 in three months, 4 / 3; Bob 2 since February, so 2 / 2.
    The as-of date is 30 March, so that month is under way.
    """
    leads(fresh_store, LEADS)
    found = answer(fresh_store, 1.2)
    assert found.qualified == 7
    assert found.a_month == pytest.approx(7 / 3)
    assert found.a_rep == pytest.approx(7 / 6)
    assert found.capacity == pytest.approx(1.2)
    assert [(one.rep, one.months, one.qualified, one.verdict) for one in found.reps] == [
        ("Ann", 3, 4, Load.TOO_MANY),
        ("Bob", 2, 2, Load.FITS),
    ]
    assert [one.a_month for one in found.reps] == pytest.approx([4 / 3, 1])
    assert all(one.is_assumed for one in found.reps)
    assert found.months == (
        TeamMonth("2026-01", 3, 1.5),
        TeamMonth("2026-02", 2, 1),
        TeamMonth("2026-03", 2, 1, is_whole=False),
    )


def test_load_per_rep_is_a_row_for_each_rep_and_month(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    set_reps(fresh_store, 1, (Rep("Ann", 2),))
    assert figure(fresh_store, "load_per_rep") == (
        RepMonth("Ann", "2026-01", 3, 2),
        RepMonth("Ann", "2026-02", 1, 2),
        RepMonth("Bob", "2026-02", 1, None),
        RepMonth("Bob", "2026-03", 1, None),
        RepMonth(None, "2026-03", 1, None),
    )


def test_leads_needed_are_the_quota_by_what_a_qualified_lead_is_worth(fresh_store: Store) -> None:
    """Matured and qualified: 1, 2, 3, 4, 5, 7, of which three won: conversion 3/6. Their amounts
    are 100, 300, 200: on average 200, deviation 100, so 200 ± 4.302653 × 100 / √3 = 448.41 from
    above and 0 from below. A quota of 600 and 400 needs 1,000 / (200 × 0.5) = 10 a month; at the
    upper ends of both intervals less; at the lower ones there is no end.
    """
    leads(fresh_store, LEADS)
    set_reps(fresh_store, 1, (Rep("Ann", quota=600), Rep("Bob", quota=400)))
    found = figure(fresh_store, "leads_needed")
    assert isinstance(found, LeadsNeeded)
    half = share(3, 6)
    assert (found.quota, found.quotas, found.conversion) == (1000, 2, half)
    amount = found.average_amount
    assert (amount.count, amount.low) == (3, 0)
    assert amount.value == pytest.approx(200)
    assert amount.high == pytest.approx(448.4138, abs=1e-3)
    assert found.leads == pytest.approx(10)
    assert found.low == pytest.approx(1000 / (448.4138 * (half.high or 0)), rel=1e-5)
    assert found.high is None


def test_too_few_reach_a_rep_when_what_is_expected_is_below_the_quota(fresh_store: Store) -> None:
    """A qualified lead is worth 100 as above. Ann's 4 / 3 a month bring 133, Bob's 1 brings 100."""
    leads(fresh_store, LEADS)
    set_reps(fresh_store, 1, (Rep("Ann", 1, 134), Rep("Bob", 1, 100)))
    ann, bob = answer(fresh_store).reps
    assert ann.expected == pytest.approx(400 / 3)
    assert bob.expected == pytest.approx(100)
    assert (ann.verdict, bob.verdict) == (Load.BOTH, Load.FITS)
    assert not ann.is_surely_too_few
    set_reps(fresh_store, 1, (Rep("Ann", 5, 10_000), Rep("Bob")))
    ann, bob = answer(fresh_store).reps
    assert (ann.verdict, bob.verdict) == (Load.TOO_FEW, Load.UNKNOWN)
    assert ann.is_surely_too_few


def test_the_threshold_that_fits_is_the_lowest_within_capacity(fresh_store: Store) -> None:
    """Scores: 40 (7), 30 (1), 20 (2, 3, 4, 9), 10 (8, 10), 0 (6), and 5 raised its hand. In three
    months two reps can work 6: 5, 7, 1 are three; with the four at 20 they would be seven. So the
    threshold is 30, at one a month of two, and captures 1 and 5 of four wins; now 1, 2 and 5.
    """
    leads(fresh_store, LEADS)
    set_reps(fresh_store, 1, (Rep("Ann", 1.5), Rep("Bob", 0.5)))
    assert figure(fresh_store, "threshold_for_capacity") == FittingThreshold(
        now=20,
        then=30,
        capacity=2,
        load_now=7 / 3,
        load_then=1,
        captured=share(3, 4),
        captured_then=share(2, 4),
    )


def test_raised_hands_alone_can_flood() -> None:
    """Two raised hands in one month are more than a capacity of one, whatever the threshold."""
    rows = (ScoreRow(9, 1, 1, 0, 0), ScoreRow(5, 3, 0, 2, 1))
    found = fitting_threshold(rows, 9, 1, 1)
    assert found is not None
    assert (found.then, found.load_then, found.captured_then) == (None, 2, share(1, 2))


def test_where_only_raised_hands_fit_the_threshold_lies_above_every_score() -> None:
    found = fitting_threshold((ScoreRow(9, 5, 1, 0, 0), ScoreRow(5, 3, 0, 2, 1)), 9, 1, 2)
    assert found is not None
    assert (found.then, found.load_then, found.wins_given_up) == (10, 2, 1)


COUNT = st.integers(0, 30)


@given(
    st.lists(
        st.builds(ScoreRow, st.integers(-50, 150), COUNT, st.just(0), COUNT, st.just(0)),
        min_size=1,
        unique_by=lambda row: row.score,
    ),
    st.integers(1, 24),
    st.floats(0, 50),
)
def test_the_threshold_that_fits_never_floods_and_no_lower_score_fits(
    rows: list[ScoreRow], months: int, can: float
) -> None:
    rows.sort(key=lambda row: -row.score)
    found = fitting_threshold(rows, 0, months, can)
    assert found is not None
    if found.then is None:
        assert sum(row.raised for row in rows) / months > can
        return
    assert mqls_at(rows, found.then) / months <= can
    lower = [row.score for row in rows if row.score < found.then]
    assert not lower or mqls_at(rows, lower[0]) / months > can


def test_the_rule_sends_short_timelines_and_raised_hands_straight_to_reps(
    fresh_store: Store,
) -> None:
    """Straight: 1, 9 (now) and 5 (its hand); 1 and 5 are matured, both won. To nurture go 2, 3, 4,
    6, 7, 8, 10: all but 8 matured, 2 and 10 won; of 7 and 8 nothing is known.
    """
    leads(fresh_store, LEADS)
    straight = Branch("straight to reps", 3, 2, share(2, 2), 0)
    nurture = Branch("nurture", 7, 2, share(2, 6), 2)
    assert figure(fresh_store, "routing") == (straight, nurture)
    gap = gap_between((straight, nurture))
    assert gap is not None
    assert gap.value == pytest.approx(1 - 2 / 6)


def test_what_the_data_lacks_is_named(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | outcome\n1 | Web | won\n2 | Web | open")
    assert figure(fresh_store, "load_per_rep") == Missing(("owner", "created_at"))
    assert figure(fresh_store, "leads_needed") == Missing(("amount",))
    assert figure(fresh_store, "threshold_for_capacity") == Missing(("created_at",))
    assert figure(fresh_store, "routing") == Missing(("timeline", "wants_contact"))
    assert figure(fresh_store, "free_capacity") == Missing(("capacity",))
    found = answer(fresh_store, 30)
    assert (found.a_month, found.a_rep, found.reps, found.months) == (None, None, (), ())


def test_without_dates_the_load_is_not_known_and_never_zero(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | owner | visits\n1 | Ann | 3\n2 | Ann | 2\n3 | Bob | 0")
    ann, bob = answer(fresh_store, 30).reps
    assert (ann.qualified, ann.a_month, ann.verdict) == (2, None, Load.UNKNOWN)
    assert (bob.qualified, bob.a_month, bob.verdict) == (0, None, Load.UNKNOWN)


def test_without_a_capacity_or_a_quota_these_are_what_is_missing(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    assert figure(fresh_store, "leads_needed") == Missing(("quota",))
    assert figure(fresh_store, "threshold_for_capacity") == Missing(("capacity",))
    set_reps(fresh_store, 1, (Rep("Ann", 2),))
    assert figure(fresh_store, "threshold_for_capacity") == Missing(("capacity",))


def test_reps_of_no_capacity_or_not_begun_yet_take_no_leads(fresh_store: Store) -> None:
    """The as-of date is 30 March: Cid begins a day later, and Dan has left."""
    leads(fresh_store, LEADS)
    set_reps(
        fresh_store,
        1,
        (
            Rep("Ann", since=date(2026, 3, 30)),
            Rep("Cid", 9, since=date(2026, 3, 31)),
            Rep("Dan", 0),
        ),
    )
    filters = all_of(fresh_store)
    assert [rep.owner for rep in working_reps(fresh_store, filters)] == ["Ann", "Bob"]
    only_bob = replace(filters, owners=("Bob",))
    assert [rep.owner for rep in working_reps(fresh_store, only_bob)] == ["Bob"]


def test_a_single_amount_has_no_interval() -> None:
    assert mean_of(1, 5.0, None) == Mean(1, 5.0, None, None)
    assert mean_of(0, None, None) == Mean(0, None, None, None)


def test_on_the_sample_every_number_is_that_of_plain_counting(sample_store: Store) -> None:
    """The leads come from leads.csv, their scores one by one from the store."""
    filters, model = Filters(1), default_model()
    query = graded_leads(sample_store, filters, model)
    graded = {row[0]: row for row in sample_store.rows(query.text, query.parameters)}
    with (SAMPLE / "leads.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    qualified = [row for row in rows if graded[row["lead_id"]][3]]
    found = qualified_leads(sample_store, filters, model)
    assert found.total == len(qualified)
    assert Counter({(one.rep, one.month): one.qualified for one in found.months}) == Counter(
        (row["owner"] or None, row["created_at"][:7]) for row in qualified
    )
    amounts = [float(row["amount"]) for row in qualified if row["outcome"] == "won"]
    assert found.worth.amount.value == pytest.approx(mean(amounts))
    half_width = (found.worth.amount.high or 0) - mean(amounts)
    assert half_width == pytest.approx(1.96 * stdev(amounts) / len(amounts) ** 0.5, rel=0.01)
    scores = Counter(graded[row["lead_id"]][1] for row in rows)
    assert {one.score: one.leads + one.raised for one in found.scores} == scores
    for threshold in (-20, 40, 41, 77):
        assert mqls_at(found.scores, threshold) == sum(
            graded[row["lead_id"]][1] >= threshold or row["wants_contact"] == "yes" for row in rows
        )
    won, rated = counts(sample_store, "leads_needed", filters, model)
    assert found.worth.conversion == share(won, rated)


def test_on_the_sample_the_branches_are_those_of_plain_counting(sample_store: Store) -> None:
    found = routing(sample_store, Filters(1))
    assert not isinstance(found, Missing)
    short = {"now", "within_3_months"}
    with (SAMPLE / "leads.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    direct = [r for r in rows if r["wants_contact"] == "yes" or r["timeline"] in short]
    assert found[0].leads == len(direct)
    assert found[0].won == sum(row["outcome"] == "won" for row in direct)
    assert found[0].leads + found[1].leads == len(rows)
    assert found[0].conversion.denominator + found[1].conversion.denominator == 4881
    assert found[0].conversion.numerator + found[1].conversion.numerator == 586
