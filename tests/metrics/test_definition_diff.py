"""What differs between two definitions, in words, and what it does to the leads."""

from datetime import date

import pytest

from leadpact.domain.definition import DefinitionContent, RoutingRule
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.definition_diff import (
    consequence_words,
    consequences,
    differences_in_words,
)
from leadpact.patterns.collapse import collapse
from leadpact.patterns.patterns import all_criteria
from leadpact.patterns.what_if import board_of
from leadpact.store.database import Store
from tests.definitions import content_of
from tests.stores import all_of, leads, model_of

BUDGET: dict[str, object] = {
    "name": "budget",
    "label": "Budget known",
    "field": "budget",
    "test": "is true",
    "points": 2,
}
VISITS: dict[str, object] = {
    "name": "visits",
    "label": "Visits",
    "field": "visits",
    "test": "at least",
    "number": 3,
    "points": 10,
}


def changed(**update: object) -> DefinitionContent:
    return content_of(2).model_copy(update=update)


def model(*criteria: dict[str, object], a: int = 30) -> ScoringModel:
    return model_of(*criteria, a=a)


def test_points_criteria_and_cut_offs_are_said_one_by_one() -> None:
    old = content_of(1, model(BUDGET, VISITS))
    pricing = {**VISITS, "name": "pricing", "label": "Pricing page", "points": 12}
    new = content_of(2, model({**BUDGET, "points": 20}, pricing, a=32))
    assert differences_in_words(old, new) == (
        "Budget known: from +2 to +20",
        "new: Pricing page (+12)",
        "no longer there: Visits (was +10)",
        "A begins at 32 instead of 30",
    )


def test_another_test_or_label_of_a_criterion_is_said() -> None:
    old = content_of(1, model(BUDGET, VISITS))
    new = content_of(2, model({**BUDGET, "label": "Money"}, {**VISITS, "number": 5}))
    assert differences_in_words(old, new) == (
        "Budget known is called Money",
        "Visits: asks something else than before",
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (RoutingRule.MQL, "a hand-raise no longer goes to sales at once"),
        (RoutingRule.HAND_RAISE, "an MQL by points no longer goes to sales at once"),
        (RoutingRule.HAND_RAISE_OR_MQL, None),
    ],
)
def test_the_routing_rule_is_said_by_who_goes_to_sales(now: RoutingRule, words: str | None) -> None:
    said = differences_in_words(content_of(), changed(routing=now))
    assert said == (() if words is None else (words,))
    if words is not None:
        back = differences_in_words(changed(routing=now), content_of())
        assert back == (words.replace("no longer goes", "now goes"),)


def test_promises_red_flags_and_the_review_are_said() -> None:
    first = Promise(kind=PromiseKind.FIRST_CONTACT, number=24, share=0.9)
    good = Promise(kind=PromiseKind.GOOD_LEADS, number=60)
    tries = Promise(kind=PromiseKind.ATTEMPTS, number=5, days=14, share=0.8)
    old = changed(promises=(first, good), red_flags=("No budget",))
    new = changed(
        promises=(first.model_copy(update={"number": 1}), tries),
        red_flags=("Student",),
        review_days=60,
        dated=date(2027, 1, 1),
        reasons="Other ones.",
    )
    assert differences_in_words(old, new) == (
        (
            "sales promises first contact within 1 hour, for 90\u00a0% of leads instead of first "
            "contact within 24 hours, for 90\u00a0% of leads"
        ),
        "new promise of sales: 5 attempts within 14 days, for 80\u00a0% of leads",
        "no longer a promise of marketing: 60 leads of grade A or B a month",
        "new red flag: Student",
        "no longer a red flag: No budget",
        "review after 60 days instead of 91",
    )


def test_the_consequences_are_counted_on_the_leads_of_today(fresh_store: Store) -> None:
    """Points 10 for visits grade leads 1 to 4 C (10) and the rest D (0); both won are among them.

    With 20 points they are B: four go up, and both wins are captured instead of none. Newcombe's
    interval for 2 of 2 less 0 of 2, from the Wilson intervals [0.342, 1] and [0, 0.658]:
    1 − sqrt((1 − 0.342)² + 0.658²) = 0.070, up to 1.
    """
    rows = [f"{n} | {3 if n < 5 else 0} | {'won' if n < 3 else 'open'}" for n in range(1, 9)]
    leads(fresh_store, "\n".join(["lead_id | visits | outcome", *rows]))
    old, new = model(VISITS), model({**VISITS, "points": 20})
    board = board_of(collapse(fresh_store, all_of(fresh_store), all_criteria(old, new)), old)
    found = consequences(board, new, None)
    assert (found.up, found.down) == (4, 0)
    assert found.wins_captured is not None
    assert found.wins_captured.low == pytest.approx(0.070, abs=0.001)
    assert consequence_words(found) == (
        "4 of 8 leads change their grade: 4 go up, 0 go down",
        "MQLs: 4 instead of 0",
        (
            "Wins captured in A and B: 100 % [34.2–100.0 %] instead of 0 %: +100.0 points "
            "[+7.0 to +100.0]"
        ),
    )
    assert consequence_words(consequences(board, old, 2)) == (
        "None of 8 leads changes its grade",
        "MQLs a month: 0 as before",
        "Wins captured in A and B: 0 % [0.0–65.8 %] as before",
    )
