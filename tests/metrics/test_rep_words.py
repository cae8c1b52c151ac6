"""What is said of reps."""

import pytest

from leadpact.domain.middles import Middle
from leadpact.domain.shares import share
from leadpact.metrics.excess import Excess
from leadpact.metrics.rep_acceptance import GradeSpread
from leadpact.metrics.rep_words import (
    judged_words,
    more_or_fewer,
    reps_sentence,
    spread_words,
    stand,
    time_words,
    widest,
)
from leadpact.metrics.reps import RepEvaluation, RepsAnswer
from leadpact.metrics.shares import Missing

AS_EXPECTED = Excess(10, 40, 9.0, 1.0, -3.0, 5.0)
FEWER = Excess(10, 40, 20.0, -10.0, -14.0, -6.0)
MORE = Excess(30, 40, 20.0, 10.0, 6.0, 14.0)
NONE = Excess(0, 0, 0.0, 0.0, 0.0, 0.0)


def rep(name: str, wins: Excess, accepted: Excess, *, too_few: bool = False) -> RepEvaluation:
    return RepEvaluation(name, 40, share(10, 40), share(1, 2), wins, accepted, too_few)


def answer(*reps: RepEvaluation) -> RepsAnswer:
    return RepsAnswer(
        reps, (), (), Missing(()), is_matured=True, out_of_reach=None, left_out=0, unowned=0
    )


def test_how_many_stand_out_is_told_and_nobody_is_named() -> None:
    """Two of five accept unlike the others: less than half."""
    said = reps_sentence(
        answer(
            rep("Ann", FEWER, FEWER),
            rep("Bob", AS_EXPECTED, MORE),
            rep("Cem", AS_EXPECTED, AS_EXPECTED),
            rep("Dee", MORE, AS_EXPECTED),
            rep("Eve", MORE, AS_EXPECTED),
            rep("New", FEWER, FEWER, too_few=True),
        )
    )
    assert said == (
        "Mostly the lead's. Of 5 reps judged, 1 wins clearly fewer and 2 win clearly more than the "
        "leads received explain; 2 differ in what they accept of the same grade."
    )


def test_where_half_of_them_accept_unlike_the_others_it_is_partly_the_reps() -> None:
    said = reps_sentence(answer(rep("Ann", FEWER, FEWER), rep("Bob", FEWER, AS_EXPECTED)))
    assert said == (
        "Partly the rep's. Of 2 reps judged, 2 win clearly fewer than the leads received explain; "
        "1 differs in what they accept of the same grade."
    )


def test_reps_who_are_alike_are_said_to_be() -> None:
    same = [rep(name, AS_EXPECTED, AS_EXPECTED) for name in ("Ann", "Bob")]
    assert reps_sentence(answer(*same)) == (
        "The lead's, as far as this tells. Of 2 reps judged, none wins clearly more or fewer than "
        "the leads received explain; none accepts clearly more or fewer of the same grade."
    )


def test_nobody_is_judged_alone_or_by_too_few() -> None:
    few = rep("New", FEWER, FEWER, too_few=True)
    assert reps_sentence(answer()) == "No rep in this selection was handed a lead."
    assert reps_sentence(answer(few)).startswith("Too few to judge: none of 1 rep has 20 decided")
    alone = reps_sentence(answer(few, rep("Ann", FEWER, FEWER)))
    assert alone == "Only 1 rep has 20 decided hand-offs: there is nobody to compare with."


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (FEWER, "−10 [−14, −6]"),
        (Excess(9, 40, 8.8, 0.24, -13.6, 14.2), "0 [−14, 14]"),
        (Excess(2, 9, 1.5, 0.5, -1.5, 2.5), "+0.5 [−1.5, 2.5]"),
        (NONE, "–"),
    ],
)
def test_a_difference_has_a_decimal_where_it_is_narrow(found: Excess, words: str) -> None:
    assert more_or_fewer(found) == words


def test_only_what_is_clear_is_marked() -> None:
    assert judged_words(rep("Ann", FEWER, MORE), MORE) == "+10 [6, 14] ▲"
    assert judged_words(rep("Ann", FEWER, MORE), FEWER) == "−10 [−14, −6] ▼"
    assert judged_words(rep("Ann", AS_EXPECTED, MORE), AS_EXPECTED) == "+1 [−3, 5]"
    assert judged_words(rep("New", FEWER, MORE, too_few=True), FEWER) == "too few to judge"


def test_where_a_rep_stands_in_a_few_words() -> None:
    assert stand(rep("Ann", FEWER, MORE)) == "clearly fewer"
    assert stand(rep("Ann", MORE, MORE)) == "clearly more"
    assert stand(rep("Ann", AS_EXPECTED, MORE)) == "as expected"
    assert stand(rep("Ann", NONE, MORE)) == "no leads old enough"
    assert stand(rep("Ann", FEWER, MORE, too_few=True)) == "too few to judge"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Middle(9, 72.0, 48.0, 84.0, 24.0, 96.0), "3 days [2–3.5]"),
        (Middle(9, 6.5, 1.0, 30.0, 1.0, 40.0), "6.5 hours [1–30]"),
        (Middle(4, 24.0, 0.0, 48.0, 0.0, 48.0), "24 hours [0–48], too few"),
        (Middle(0, None, None, None, None, None), "–"),
    ],
)
def test_times_are_days_from_two_days_on(found: Middle, words: str) -> None:
    assert time_words(found) == words


def test_the_grade_that_is_most_surely_accepted_unlike_is_told() -> None:
    unlike = GradeSpread("B", share(50, 80), 2, 0.5, 0.75, 0.04)
    alike = GradeSpread("A", share(50, 80), 2, 0.6, 0.65, 1.0)
    nobody = GradeSpread("C", share(0, 0), 0, None, None, None)
    assert widest((alike, unlike, nobody)) is unlike
    assert widest((nobody,)) is None
    assert spread_words(unlike) == "reps do differ · p = 0.04"
    assert spread_words(alike) == "may be chance · p = 1"
