"""What scores are worth, on leads few enough to count by hand."""

import numpy as np
import pytest

from leadpact.suggest.judging import area_of, judged

SCORE = np.array([40.0, 30.0, 30.0, 20.0, 10.0, 0.0])
WON = np.array([True, True, False, True, False, False])


def test_the_area_is_the_chance_that_a_won_lead_scores_higher() -> None:
    """Of the 9 pairs of a won and another lead, 40 beats 3; 30 ties one and beats 2; 20 beats 2
    and loses to 30: 3 + 2.5 + 2 = 7.5 of 9.
    """
    found = area_of(SCORE, WON, 1)
    assert found.value == pytest.approx(7.5 / 9)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_scores_that_are_all_alike_are_worth_chance() -> None:
    found = area_of(np.zeros(20), np.tile([True, False], 10), 1)
    assert (found.low, found.value, found.high) == (0.5, 0.5, 0.5)


def test_the_interval_narrows_as_leads_come_in() -> None:
    few, many = area_of(SCORE, WON, 1), area_of(np.tile(SCORE, 100), np.tile(WON, 100), 1)
    assert many.value == pytest.approx(few.value)
    assert many.high - many.low < (few.high - few.low) / 5


def test_many_different_scores_have_about_the_textbook_interval() -> None:
    """Hanley and McNeil (1982): with an AUC of 0.76 and 500 leads on each side, Q1 = A/(2−A) and
    Q2 = 2A²/(1+A) give a standard error of about 0.015, so the interval is about 0.06 wide.
    """
    random = np.random.default_rng(1)
    won = np.tile([True, False], 500)
    found = area_of(random.normal(won * 1.0, 1.0), won, 1)
    assert 0.05 < found.high - found.low < 0.07


def test_grades_wins_and_lift_are_counted() -> None:
    """A from 35 (one lead, won), B from 25 (two, one won), C from 15 (one, won), D two, none.
    Two of three wins are in A and B; half of all are won, so A, won in whole, has a lift of 2. From
    the MQL threshold of 25 on there are two winners and one other; below one winner and two.
    """
    found = judged("x", SCORE, ((35, 25, 15), 25), WON, 1)
    counts = [(one.conversion.numerator, one.conversion.denominator) for one in found.grades]
    assert counts == [(1, 1), (1, 2), (1, 1), (0, 2)]
    assert (found.wins_captured.numerator, found.wins_captured.denominator) == (2, 3)
    assert found.lift_of_a == 2
    confusion = found.confusion
    assert (confusion.tp, confusion.fp, confusion.tn, confusion.fn) == (2, 1, 2, 1)


def test_what_was_expected_of_a_grade_is_the_mean_of_its_leads() -> None:
    chance = np.array([0.9, 0.6, 0.4, 0.3, 0.2, 0.1])
    found = judged("x", SCORE, ((35, 25, 15), 25), WON, 1, expected=chance)
    assert [one.expected for one in found.grades] == pytest.approx([0.9, 0.5, 0.3, 0.15])


def test_nobody_in_grade_a_has_no_lift() -> None:
    assert judged("x", SCORE, ((99, 25, 15), 25), WON, 1).lift_of_a is None
