"""What the data says of practices: steps from shares, and unknown where it cannot tell."""

from datetime import date

import pytest

from leadpact.domain.checklist import DataRule, Step
from leadpact.domain.default_model import default_model
from leadpact.domain.figures import Target
from leadpact.domain.shares import share
from leadpact.metrics.house_rules import HOUSE_RULES, DataAnswer, of_share, step_of
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.reps import Rep, set_reps
from leadpact.store.spend import Spend, set_spend
from tests.stores import all_of, history, leads

HALF = Target(0.5, 1.0, "at least half")
OF_OTHERS = Target(0.2, 0.3, "20-30 %", of_the_field=True)

ROAD = """
    lead_id | source | created_at | relationship | wants_contact | owner
    1       | Web    | 2026-01-01 | net new      | yes           | Kim
    2       | Web    | 2026-01-01 | net new      | no            | Kim
    3       | List   | 2026-01-02 | net new      |               | Kim
    4       | Web    | 2026-01-03 | cross-sell   | no            | Kim
    5       | Fair   | 2026-01-05 | net new      | yes           | Kim
"""
STEPS = """
    lead_id | happened_at | to_stage | reason
    1       | 2026-01-02  | mql      |
    1       | 2026-01-03  | sal      |
    1       | 2026-01-09  | won      |
    2       | 2026-01-02  | mql      |
    2       | 2026-01-03  | rejected | Price
    3       | 2026-01-03  | mql      |
    3       | 2026-01-04  | rejected |
    4       | 2026-01-04  | mql      |
    4       | 2026-01-06  | rejected | Price
    5       | 2026-01-06  | mql      |
    5       | 2026-01-07  | rejected | Budget
"""


def said(store: Store, rule: DataRule) -> DataAnswer:
    return HOUSE_RULES[rule](store, all_of(store), default_model())


@pytest.mark.parametrize(
    ("counted", "of", "target", "step"),
    [
        (90, 100, HALF, Step.FULLY),  # Wilson 82.6-94.5 %: all of it above a half
        (52, 100, HALF, Step.MOSTLY),  # 42.3-61.5 %: the rate alone
        (45, 100, HALF, Step.IN_PART),  # 35.6-54.8 %: the interval still reaches a half
        (10, 100, HALF, Step.NOT_AT_ALL),  # 5.5-17.4 %: surely not
        (90, 100, OF_OTHERS, Step.IN_PART),  # others have less, which is no fault
    ],
)
def test_a_share_is_as_far_as_its_interval_is_sure(
    counted: int, of: int, target: Target, step: Step
) -> None:
    assert step_of(share(counted, of), target) is step


def test_what_is_too_few_or_missing_is_no_step() -> None:
    assert of_share(share(4, 4), HALF) == DataAnswer(None, "too few to judge: 4 of 4")
    assert of_share(Missing(("outcome",)), HALF).step is None


def test_the_road_of_a_lead_is_told_by_its_dates(fresh_store: Store) -> None:
    """Without history only the inquiry is dated; with it all four: the inquiry, the hand-off,
    sales' answer, the end.
    """
    leads(fresh_store, ROAD)
    assert said(fresh_store, DataRule.LIFECYCLE_VISIBLE) == DataAnswer(
        Step.NOT_AT_ALL,
        "the data dates the inquiry, and not the hand-off or sales' answer or the end",
    )
    history(fresh_store, STEPS)
    assert said(fresh_store, DataRule.LIFECYCLE_VISIBLE).step is Step.FULLY


def test_reasons_are_counted_over_all_that_sales_rejected(fresh_store: Store) -> None:
    """Four are rejected, which is too few to judge."""
    leads(fresh_store, ROAD)
    history(fresh_store, STEPS)
    found = said(fresh_store, DataRule.REASON_WITH_EVERY_NO)
    assert found == DataAnswer(None, "too few to judge: 3 of 4")


def test_a_field_that_some_leads_lack_is_counted_and_one_that_all_lack_is_unknown(
    fresh_store: Store,
) -> None:
    """Four of five say whether they want a call: 80 % [37.6-96.4 %], which reaches 95 %."""
    leads(fresh_store, ROAD)
    assert said(fresh_store, DataRule.SOURCE_KNOWN).step is Step.MOSTLY
    asked = said(fresh_store, DataRule.HAND_RAISE_ASKED)
    assert asked.step is Step.IN_PART
    assert asked.words.startswith("80 % [37.6–96.4 %], 4 of 5")
    leads(fresh_store, "lead_id | created_at\n1 | 2026-01-01", data_set="bare")
    assert said(fresh_store, DataRule.HAND_RAISE_ASKED).step is None


def test_costs_are_known_for_the_leads_whose_source_has_one(fresh_store: Store) -> None:
    """Web has a cost and three of the five leads: 60 % [23.1-88.2 %], surely below 95 %."""
    leads(fresh_store, ROAD)
    dataset_id = all_of(fresh_store).dataset_id
    assert said(fresh_store, DataRule.SPEND_KNOWN) == DataAnswer(None, "no costs are entered here")
    set_spend(fresh_store, dataset_id, [Spend("Web", date(2026, 1, 1), 100.0)])
    assert said(fresh_store, DataRule.SPEND_KNOWN).step is Step.NOT_AT_ALL


def test_the_load_is_laid_beside_what_the_reps_can_work(fresh_store: Store) -> None:
    """Two leads raised their hand in the one month: 2 qualified leads for Kim's capacity."""
    leads(fresh_store, ROAD)
    dataset_id = all_of(fresh_store).dataset_id
    assert said(fresh_store, DataRule.LOAD_FITS).step is None
    for capacity, step in ((2, Step.FULLY), (1.7, Step.MOSTLY), (1.4, Step.IN_PART)):
        set_reps(fresh_store, dataset_id, [Rep("Kim", capacity)])
        assert said(fresh_store, DataRule.LOAD_FITS).step is step
    set_reps(fresh_store, dataset_id, [Rep("Kim", 1)])
    assert said(fresh_store, DataRule.LOAD_FITS) == DataAnswer(
        Step.NOT_AT_ALL, "2 qualified leads a month, and the reps can work 1"
    )


def test_every_rule_says_something_of_the_sample_and_of_a_bare_list(
    sample_store: Store, fresh_store: Store
) -> None:
    leads(fresh_store, "lead_id | company\n1 | Acme")
    for store in (sample_store, fresh_store):
        for rule in HOUSE_RULES:
            assert said(store, rule).words
    assert {rule for rule in HOUSE_RULES if said(fresh_store, rule).step is not None} == {
        DataRule.LIFECYCLE_VISIBLE
    }


def test_grades_that_no_lead_can_reach_are_no_fault_of_the_house(fresh_store: Store) -> None:
    """Only visits find their field: at most 5 x 2 = 10 points, and A begins at 60."""
    leads(fresh_store, "lead_id | visits | outcome\n1 | 3 | won\n2 | 1 | lost")
    for rule in (DataRule.GRADE_MIX, DataRule.GRADE_ORDER):
        found = said(fresh_store, rule)
        assert found.step is None
        assert found.words.startswith("only 1 of 20 criteria find their field in this data")
