"""Points and odds, with numbers from outside."""

import numpy as np
import pytest

from leadpact.suggest.points import Scaling, calibrated, grade_rule, points_to_double, scaling


def test_the_textbook_scale_comes_out() -> None:
    """Siddiqi's example: 600 points at odds of 50 to 1, 20 points to double the odds."""
    found = scaling(600, 50, 20)
    assert found.factor == pytest.approx(28.85390, abs=1e-5)
    assert found.offset == pytest.approx(487.12288, abs=1e-5)
    assert found.points_to_double == pytest.approx(20)


def test_the_scale_of_rs_scorecard_package_comes_out() -> None:
    """Its defaults: 600 points at odds of 1 to 19 of the bad, 50 points to double them."""
    found = scaling(600, 19, 50)
    assert found.factor == pytest.approx(72.13475, abs=1e-5)
    assert found.offset == pytest.approx(387.60362, abs=1e-5)


def test_a_score_and_its_chance_are_each_other_turned_round() -> None:
    """At 600 points the odds are 50 to 1, which is a chance of 50/51."""
    found = scaling(600, 50, 20)
    assert found.probability(600) == pytest.approx(50 / 51)
    assert found.score_at(50 / 51) == pytest.approx(600)
    assert found.probability(580) == pytest.approx(25 / 26)


def test_the_highest_score_is_about_a_hundred() -> None:
    """Log-odds of at most 7 at 100 points: 100 × ln 2 ÷ 7 = 9.9, so 10 points double the odds."""
    assert points_to_double(np.array([0.0, 3.0, 7.0])) == 10
    assert points_to_double(np.array([1000.0])) == 1
    assert points_to_double(np.array([-1.0, 0.0])) == 10


def test_the_offset_is_such_that_as_many_are_expected_as_were_won() -> None:
    """One in four of those at 0 points wins: the odds there are 1 to 3, whose logarithm is −1.0986,
    so offset = 1.0986 × factor.
    """
    score, won = np.zeros(8), np.array([True, False, False, False] * 2)
    found = calibrated(score, won, 10)
    assert found.points_to_double == pytest.approx(10)
    assert found.offset == pytest.approx(1.0986123 * found.factor)
    assert found.probability(0) == pytest.approx(0.25)


def test_grades_begin_at_twice_once_and_half_the_average() -> None:
    """20 % are won. With 10 points to double and odds of 1 to 4 at 0 points, 40 % (odds 2/3) is
    2.667 times those odds, log2 of it 1.415, so A begins at 14.15, rounded up 15; B at 0; 10 %
    (odds 1/9) is log2 of 4/9 = −1.17, so C begins at −11.7, rounded up −11.
    """
    score = np.repeat([20.0, 5.0, -5.0, -20.0], 50)
    won = np.tile([True, False, False, False, False], 40)
    found = grade_rule(scaling(0, 1 / 4, 10), score, won)
    assert (found.cut_offs.a, found.cut_offs.b, found.cut_offs.c) == (15, 0, -11)
    assert "twice as often as the average lead (20 %)" in found.words


def test_where_nobody_can_win_twice_as_often_grades_go_by_rank() -> None:
    """60 % are won, and nobody can win 120 %: of the scores 1 to 100 the best fifth are A."""
    score = np.arange(1.0, 101.0)
    won = np.tile([True, True, True, False, False], 20)
    found = grade_rule(Scaling(10.0, 50.0), score, won)
    assert (found.cut_offs.a, found.cut_offs.b, found.cut_offs.c) == (81, 51, 21)
    assert "best fifth" in found.words


def test_cut_offs_fall_even_where_all_score_alike() -> None:
    found = grade_rule(Scaling(10.0, 0.0), np.zeros(50), np.tile([True, False], 25))
    assert found.cut_offs.a > found.cut_offs.b > found.cut_offs.c
