"""The grade mix, whether its order holds, and what A is worth."""

import pytest

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import difference, share
from leadpact.metrics.grades import MixPart, grades, order_of
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import mix_verdict
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, broken_down, figure
from tests.stores import all_of, leads, model_of

# Sixteen leads, four of each grade; 3 A, 2 B, 1 C and no D are won. A and C came in January.
SIXTEEN = "lead_id | visits | outcome | created_at | owner | source\n" + "\n".join(
    f"{grade}{number} | {visits} | {'won' if number < visits else 'open'} | "
    f"{'2026-01-05' if grade in 'AC' else '2026-02-05'} | {'Ann' if number < 3 else ''} | Fair"
    for grade, visits in (("A", 3), ("B", 2), ("C", 1), ("D", 0))
    for number in range(4)
)


@pytest.fixture
def sixteen(fresh_store: Store) -> Store:
    leads(fresh_store, SIXTEEN)
    return fresh_store


def test_the_grade_mix_shares_all_leads_out(sixteen: Store) -> None:
    assert figure(sixteen, "grade_mix") == broken_down(
        ("A", 4, 16), ("B", 4, 16), ("C", 4, 16), ("D", 4, 16)
    )
    assert figure(sixteen, "good_grades") == share(12, 16)


def test_an_empty_grade_is_still_in_the_mix(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 3\n2 | 0")
    assert figure(fresh_store, "grade_mix") == broken_down(
        ("A", 1, 2), ("B", 0, 2), ("C", 0, 2), ("D", 1, 2)
    )


def test_the_order_holds_with_its_trend_and_pairs(sixteen: Store) -> None:
    """3/4, 2/4, 1/4, 0/4 fall; their trend is z = √5 (worked out in domain/test_shares.py)."""
    answer = grades(sixteen, all_of(sixteen), BY_VISITS)
    order = answer.order
    assert not isinstance(order, Missing)
    assert order.conversion == broken_down(("A", 3, 4), ("B", 2, 4), ("C", 1, 4), ("D", 0, 4))
    assert order.holds
    assert order.trend is not None
    assert order.trend.z == pytest.approx(5**0.5)
    assert [(pair.better, pair.worse) for pair in order.pairs] == [
        (Grade.A, Grade.B),
        (Grade.B, Grade.C),
        (Grade.C, Grade.D),
    ]
    assert order.pairs[0].difference == difference(share(3, 4), share(2, 4))


def test_two_grades_that_convert_alike_break_the_order() -> None:
    order = order_of((share(3, 4), share(2, 4), share(2, 4), share(0, 4)))
    assert order.holds is False


def test_grades_without_leads_are_passed_over() -> None:
    """A and D alone can be in order; the pairs with an empty grade differ by nothing known."""
    order = order_of((share(3, 4), share(0, 0), share(0, 0), share(1, 4)))
    assert order.holds is True
    assert [pair.difference for pair in order.pairs] == [None, None, None]
    assert order_of((share(3, 4), *[share(0, 0)] * 3)).holds is None


def test_wins_captured_are_those_graded_a_or_b(sixteen: Store) -> None:
    """3 + 2 of 3 + 2 + 1."""
    assert figure(sixteen, "wins_captured") == share(5, 6)


def test_the_lift_of_a_is_its_conversion_over_all(sixteen: Store) -> None:
    """3/4 over 6/16 is 2."""
    assert figure(sixteen, "lift_of_a") == pytest.approx(2)


def test_there_is_no_lift_without_an_a_or_without_wins(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits | outcome\n1 | 0 | won\n2 | 0 | open")
    assert figure(fresh_store, "lift_of_a") is None
    leads(fresh_store, "lead_id | visits | outcome\n1 | 3 | open")
    assert figure(fresh_store, "lift_of_a") is None


def test_the_mix_is_broken_down_by_month_source_and_owner(sixteen: Store) -> None:
    answer = grades(sixteen, all_of(sixteen), BY_VISITS)
    assert answer.by_month == (
        MixPart("2026-01", (4, 0, 4, 0)),
        MixPart("2026-02", (0, 4, 0, 4)),
    )
    assert answer.by_source == (MixPart("Fair", (4, 4, 4, 4)),)
    assert answer.by_owner == (MixPart("Ann", (3, 3, 3, 3)), MixPart(None, (1, 1, 1, 1)))


def test_sleeping_criteria_are_named_with_what_they_need(sixteen: Store) -> None:
    model = model_of(
        {"name": "visits", "field": "visits", "test": "count", "cap": 9, "points": 10},
        {"name": "boss", "field": "authority", "test": "is true", "points": 5},
    )
    answer = grades(sixteen, all_of(sixteen), model)
    assert answer.awake == 1
    assert [(criterion.name, why) for criterion, why in answer.sleeping] == [
        ("boss", "needs Authority")
    ]


@pytest.mark.parametrize(
    ("good", "leads_", "words"),
    [
        (12, 16, "a good mix"),
        (8, 16, "half are D"),
        (7, 16, "fit for the dumpster: more than half are D"),
        (2, 4, "too few to judge"),
        (0, 0, "no leads in this selection"),
    ],
)
def test_the_verdict_on_the_mix(good: int, leads_: int, words: str) -> None:
    assert mix_verdict(share(good, leads_)).words == words
