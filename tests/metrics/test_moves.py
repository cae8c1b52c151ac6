"""Who moves from grade to grade, and whether such leads belong there."""

import pytest

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.moves import (
    Move,
    change_words,
    moves_of,
    moves_sentence,
    owner_words,
    reason_words,
)
from leadpact.metrics.verdicts import Tone
from leadpact.patterns.outlook import Flow, FlowReason
from leadpact.store.moves import Change
from tests.stores import model_of

BUDGET = {"name": "budget", "label": "Budget known", "field": "budget", "test": "is true"}
PRICING = {"name": "pricing", "label": "Pricing page", "field": "pricing_visits", "test": "count"}
PRICING_UP_TO = {**PRICING, "group": "behaviour", "cap": 3}
COMPARED = model_of({**BUDGET, "points": 10}, {**PRICING_UP_TO, "points": 4})
DRAFT = model_of({**BUDGET, "points": 0}, {**PRICING_UP_TO, "points": 12})

# Today's A closes 21 of 100, B 30 of 200, and C 12 of 300: 21, 15 and 4 %.
STAYS = (
    Flow(150, 25, 100, 21, Grade.A, Grade.A),
    Flow(220, 33, 140, 27, Grade.B, Grade.B),
    Flow(320, 13, 300, 12, Grade.C, Grade.C),
)


def moved(*flows: Flow, draft: ScoringModel = DRAFT) -> tuple[Move, ...]:
    """The moves of these flows, beside leads that stay where they are."""
    reasons = [FlowReason(one.was, one.now, DRAFT.criteria[1], 8.0) for one in flows]
    return moves_of((*STAYS, *flows), reasons, COMPARED, draft)


def test_a_move_is_laid_beside_todays_rate_of_the_grade_it_goes_to() -> None:
    """B closes 27 of the 140 that stay and 3 of the 60 that rise to A: 30 of 200."""
    (up,) = moved(Flow(70, 3, 60, 3, Grade.B, Grade.A))
    assert (up.leads, up.closed, up.there) == (70, share(3, 60), share(21, 100))
    assert up.reason == "Pricing page +8"
    assert up.is_up


def test_the_largest_move_comes_first_and_those_that_stay_are_left_out() -> None:
    found = moved(
        Flow(0, 0, 0, 0, Grade.C, Grade.A),
        Flow(20, 3, 10, 3, Grade.C, Grade.B),
        Flow(70, 3, 60, 3, Grade.B, Grade.A),
    )
    assert [(one.was, one.now) for one in found] == [(Grade.B, Grade.A), (Grade.C, Grade.B)]


@pytest.mark.parametrize(
    ("flow", "tone", "words"),
    [
        # 5 % against A's 21 %: Newcombe's interval of the difference is [-26, -5] points.
        (Flow(70, 3, 60, 3, Grade.B, Grade.A), Tone.BAD, "do not belong there"),
        (Flow(90, 40, 80, 40, Grade.C, Grade.A), Tone.GOOD, "belong there"),
        (Flow(90, 18, 80, 18, Grade.B, Grade.A), Tone.PLAIN, "no sure difference"),
        (Flow(90, 20, 80, 20, Grade.B, Grade.C), Tone.BAD, "do not belong that low"),
        (Flow(90, 0, 80, 0, Grade.A, Grade.B), Tone.GOOD, "belong no higher"),
        (Flow(90, 4, 4, 4, Grade.C, Grade.A), Tone.PLAIN, "too few to judge"),
        (Flow(90, 4, 0, 0, Grade.C, Grade.A), Tone.PLAIN, "too few to judge"),
    ],
)
def test_leads_belong_where_they_close_as_the_others_do(flow: Flow, tone: Tone, words: str) -> None:
    verdict = moved(flow)[0].verdict
    assert (verdict.tone, verdict.words) == (tone, words)


def test_the_sentence_tells_of_the_move_that_is_surely_wrong() -> None:
    """The larger move, C to B, closes 8 of 80, which is no sure difference from B's 15 %."""
    moves = moved(
        Flow(90, 8, 80, 8, Grade.C, Grade.B),
        Flow(70, 3, 60, 3, Grade.B, Grade.A),
        Flow(1, 0, 1, 0, Grade.A, Grade.B),
    )
    assert moves_sentence(moves, 1000, "today's") == (
        "161 leads of 1,000 change their grade: 160 up, 1 down. 70 leads move B → A; such leads "
        "closed at 5.0 % [1.7–13.7 %], today's A at 21 %: they do not belong there."
    )


def test_the_sentence_does_not_judge_by_few_leads_or_none() -> None:
    few = moves_sentence(moved(Flow(1, 1, 1, 1, Grade.C, Grade.A)), 1000, "Definition 3's")
    assert few == (
        "1 lead of 1,000 changes its grade: 1 up, 0 down. 1 lead moves C → A; too few of them to "
        "judge how they close."
    )
    young = moves_sentence(moved(Flow(9, 1, 0, 0, Grade.C, Grade.A)), 1000, "today's")
    assert young.endswith("9 leads move C → A; how such leads close is not known yet.")


def test_the_reason_says_what_the_points_did() -> None:
    budget, pricing = DRAFT.criteria

    def words(criterion: Criterion | None, compared: ScoringModel, draft: ScoringModel) -> str:
        return reason_words(FlowReason(Grade.A, Grade.B, criterion, -3.4), compared, draft)

    assert words(budget, COMPARED, DRAFT) == "Budget known no longer counts"
    assert words(budget, DRAFT, COMPARED) == "Budget known now counts +10"
    assert words(pricing, DRAFT, COMPARED) == "Pricing page −8"
    assert words(None, COMPARED, DRAFT) == "the cut-offs moved"
    fading = model_of({**PRICING_UP_TO, "decay": 10, "since": "last_activity_at", "points": 4})
    assert words(pricing, COMPARED, fading) == "Pricing page counts otherwise, −3 on average"


def test_the_changes_of_a_lead_are_told_largest_first() -> None:
    """A criterion that decays in the draft alone takes 8 and gives 5: −3 in all."""
    fading = model_of({**PRICING_UP_TO, "decay": 10, "since": "last_activity_at", "points": 4})
    budget, pricing = DRAFT.criteria
    changes = (Change(pricing, -8), Change(fading.criteria[0], 5), Change(budget, 10))
    assert change_words(changes) == "Budget known +10, Pricing page −3"
    assert change_words(()) == "the cut-offs moved"


def test_the_compared_definitions_grades_are_named() -> None:
    assert owner_words("in use") == "today's"
    assert owner_words("Definition 3") == "Definition 3's"
