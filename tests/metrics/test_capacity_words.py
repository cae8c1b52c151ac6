"""What the Capacity page says, word by word."""

from dataclasses import replace

import pytest

from leadpact.domain.assignment import Assignment, WaitingLead
from leadpact.domain.shares import share
from leadpact.metrics.assignment import AssignmentAnswer, FreeCapacity
from leadpact.metrics.capacity import CapacityAnswer, LeadsNeeded
from leadpact.metrics.capacity_threshold import FittingThreshold
from leadpact.metrics.capacity_words import (
    assignment_sentence,
    capacity_sentence,
    needed_verdict,
    range_words,
    routing_sentence,
    threshold_sentence,
)
from leadpact.metrics.qualified import Mean
from leadpact.metrics.rep_load import RepLoad
from leadpact.metrics.routing import Branch
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone

ANN = RepLoad("Ann", 1, 9, 9, 9, False, None, None, None, None)
NEEDED = LeadsNeeded(1000, 1, Mean(9, 200, 100, 300), share(5, 10), 10, 6, 20)
FITS = FittingThreshold(40, 50, 9, 12, 8.5, share(8, 10), share(6, 10))


def answer(a_rep: float | None, capacity: float | None, assumed: int = 0) -> CapacityAnswer:
    quota, lacks = Missing(("quota",)), Missing(("timeline",))
    return CapacityAnswer(9, a_rep, a_rep, capacity, assumed, (ANN,), (), quota, None, lacks)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            answer(9, 8),
            ("No, too many: 9 qualified leads reach each rep in a month, and a rep can work 8."),
        ),
        (
            answer(7.5, 8, 1),
            ("Yes: 7.5 qualified leads reach each rep in a month, and a rep can work 8 (assumed)."),
        ),
        (
            answer(1, 8),
            (
                "Yes, with room for more: 1 qualified lead reaches each rep in a month, "
                "and a rep can work 8."
            ),
        ),
        (answer(9, None), "9 qualified leads reach each rep in a month."),
        (
            replace(answer(9, 8), needed=NEEDED),
            (
                "No, too many: 9 qualified leads reach each rep in "
                "a month, and a rep can work 8; the quotas, by what is known so far, need 10 a "
                "month, 9 come."
            ),
        ),
        (
            replace(answer(None, 8), a_month=2.5),
            (
                "Qualified leads a month: 2.5. Nobody says who "
                "works them: name the reps below, or map a column to Owner in Upload."
            ),
        ),
        (
            answer(None, None),
            ("How many leads reach sales in a month is not in this data: needs Created."),
        ),
    ],
)
def test_the_sentence_answers_the_question(found: CapacityAnswer, said: str) -> None:
    assert capacity_sentence(found) == said


@pytest.mark.parametrize(
    ("a_month", "reps", "tone", "words"),
    [
        (20, 1, Tone.GOOD, "enough: 20 come"),
        (12, 1, Tone.WATCH, "enough, but not surely: 12 come"),
        (8, 1, Tone.WATCH, "too few, but not surely: 8 come"),
        (5, 1, Tone.BAD, "too few: 5 come"),
        (5, 2, Tone.PLAIN, "for the quotas of 1 of 2 reps"),
        (None, 1, Tone.PLAIN, "how many come a month needs Created"),
    ],
)
def test_leads_needed_are_judged_by_their_range(
    a_month: float | None, reps: int, tone: Tone, words: str
) -> None:
    """Ten are needed, between 6 and 20."""
    verdict = needed_verdict(NEEDED, a_month, reps)
    assert (verdict.tone, verdict.words) == (tone, words)


def test_a_range_without_an_end_says_so() -> None:
    assert range_words(6, None) == "6 or more"
    assert range_words(6, 20) == "between 6 and 20"


def test_a_threshold_tells_what_it_gives_up_or_brings() -> None:
    assert threshold_sentence(FITS) == (
        "An MQL threshold of 50 (now 40) hands over 8 of the 9 leads a month that sales can work; "
        "it gives up 2 of the 10 wins."
    )
    assert "captures 2 more of the 10 wins" in threshold_sentence(
        replace(FITS, captured=share(6, 10), captured_then=share(8, 10))
    )
    assert "it gives up no win" in threshold_sentence(replace(FITS, captured_then=share(8, 10)))
    assert threshold_sentence(replace(FITS, then=None, load_then=11)) == (
        "No MQL threshold fits: raised hands alone are 11 a month, and sales can work 9."
    )
    assert threshold_sentence(replace(FITS, then=40)).startswith("The MQL threshold of 40 fills")
    assert "set below" in threshold_sentence(Missing(("capacity",)))


def test_branches_that_do_not_differ_or_are_too_few_say_so() -> None:
    straight = Branch("straight to reps", 50, 10, share(10, 40), 0)
    rest = Branch("nurture", 60, 11, share(11, 50), 3)
    assert routing_sentence((straight, rest)).endswith(": no real difference.")
    few = replace(rest, conversion=share(0, 4))
    assert routing_sentence((straight, few)).endswith(": too few to judge.")
    far = replace(rest, conversion=share(1, 500))
    assert routing_sentence((straight, far)).endswith("[0.0–1.1 %].")
    assert "too few leads" in routing_sentence((straight, replace(rest, conversion=share(0, 0))))


def test_a_share_that_rounds_to_none_is_said() -> None:
    lead = Assignment(WaitingLead("1", 9, None, None), None, "full")
    found = AssignmentAnswer((lead,), (FreeCapacity("Ann", 14, 0, 0, 0, None, None),))
    assert assignment_sentence(found) == (
        "1 open sales-owned lead waits for a rep. The reps have no room today (capacity ÷ 30 a "
        "day, less what the last 24 hours brought): 0 given out, the best scores first. 1 rep can "
        "work fewer than 15 leads a month: a day's share of that rounds to none."
    )
    assert "No open" in assignment_sentence(AssignmentAnswer((), ()))
