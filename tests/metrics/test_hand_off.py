"""What the hand-off page says: its sentence, the step where most stall, and its shares."""

from dataclasses import replace

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.metrics.hand_off import (
    HandOffAnswer,
    days_words,
    hand_off,
    hand_off_sentence,
    step_words,
)
from leadpact.metrics.journeys import Contacts, WonJourneys
from leadpact.metrics.roads import Step
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, figure, with_roads
from tests.stores import all_of, leads

WIDE = Step("inquiry", "mql", share(60, 100), middle([2.0] * 60), 2.0, 0, 0, 0, 40, 40)
TIGHT = Step("mql", "sal", share(30, 60), middle([1.0] * 30), 1.0, 30, 0, 0, 0, 0)
LACKS = Missing(("stage",))


def answer_of(*steps: Step) -> HandOffAnswer:
    return HandOffAnswer(
        steps=steps,
        cohorts=LACKS,
        straight=share(0, 0),
        qualified=share(0, 0),
        accepted=LACKS,
        journeys=WonJourneys(LACKS, LACKS, LACKS),
        contacts=Contacts(LACKS, LACKS),
        five_attempts=LACKS,
    )


def test_the_sentence_names_the_step_with_the_smallest_rate() -> None:
    """30 of 60 is less than 60 of 100, but 40 left the road before mql, and 30 after it."""
    assert hand_off_sentence(answer_of(WIDE, TIGHT)) == (
        "Leads stall most between MQL and SAL: 50 % [37.7–62.3 %] go on (30 of 60), after a median "
        "of 1 day. In number most stay before MQL: 40."
    )


def test_a_step_that_is_worst_in_rate_and_number_is_named_once() -> None:
    said = hand_off_sentence(answer_of(replace(WIDE, moved_on=share(90, 100)), TIGHT))
    assert said.endswith("after a median of 1 day.")


def test_without_dates_the_sentence_says_that_there_are_no_days() -> None:
    undated = replace(TIGHT, days=None, slow_days=None, stalled=None)
    assert hand_off_sentence(answer_of(undated)).endswith(
        "go on (30 of 60). This data has no dates that tell how long it takes."
    )


def test_steps_of_too_few_leads_are_not_judged() -> None:
    few = replace(TIGHT, moved_on=share(0, 4))
    assert answer_of(WIDE, few).tightest == WIDE
    assert answer_of(few).tightest is None
    assert hand_off_sentence(answer_of(few)) == (
        "Too few leads went any step of the road to judge where they stall."
    )


def test_an_empty_selection_is_said() -> None:
    assert hand_off_sentence(answer_of()) == (
        "There are no leads in this selection whose road is known."
    )


@pytest.mark.parametrize(
    ("days", "words"), [(0, "0 days"), (1, "1 day"), (2.5, "2.5 days"), (1234, "1,234 days")]
)
def test_days_in_words(days: float, words: str) -> None:
    assert days_words(days) == words


def test_a_step_in_words() -> None:
    assert step_words(TIGHT) == "MQL → SAL"


def test_one_grading_gives_both_shares_of_the_figures(fresh_store: Store) -> None:
    """MQLs from two visits: leads 1 and 8, and 3 by its raised hand; all but 8 were handed off."""
    with_roads(fresh_store)
    found = hand_off(fresh_store, all_of(fresh_store), BY_VISITS)
    assert not isinstance(found, Missing)
    assert found.straight == share(6, 8)
    assert found.qualified == share(3, 9)


def test_the_samples_shares_are_those_of_the_figures(sample_store: Store) -> None:
    found = hand_off(sample_store, all_of(sample_store), default_model())
    assert not isinstance(found, Missing)
    assert found.straight == figure(sample_store, "sent_straight_to_sales", default_model())
    assert found.qualified == figure(sample_store, "qualified_share", default_model())
    assert found.accepted == figure(sample_store, "acceptance_rate", default_model())


def test_without_stages_the_page_says_what_it_needs(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome\n1 | won")
    assert hand_off(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("stage",))
