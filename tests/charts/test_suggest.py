"""Charts of a suggested model."""

import numpy as np
import pytest

from leadpact.charts.suggest import areas, calibration
from leadpact.charts.theme import LIGHT
from leadpact.suggest.judging import Judged, judged
from tests.charts.opened import opened

SCORE = np.array([40.0] * 6 + [30.0] * 6 + [20.0] * 6 + [0.0] * 6)
WON = np.array([True] * 5 + [False] * 10 + [True] * 3 + [False] * 6)


def of(name: str, *, expected: bool = True) -> Judged:
    chance = SCORE / 50 if expected else None
    return judged(name, SCORE, ((35, 25, 15), 25), WON, 1, expected=chance)


def test_what_was_expected_stands_beside_what_came() -> None:
    """A was expected at 40/50 = 80 % and came to 5 of 6; B, C and D at 60, 40 and 0 %."""
    fig = calibration(of("x").grades, LIGHT, 0.5)
    came, *_, expected = opened(fig)["data"]
    assert came["y"][0] == pytest.approx(500 / 6)
    assert list(expected["y"]) == [80, 60, 40, 0]


def test_without_expectations_only_what_came_is_drawn() -> None:
    fig = calibration(of("x", expected=False).grades, LIGHT)
    assert len(opened(fig)["data"]) == 2


def test_each_definition_has_its_row_and_names_are_shown_as_they_are() -> None:
    fig = opened(areas((of("suggested"), of("<b>sales</b>")), LIGHT))
    assert len(fig["data"][0]["x"]) == 2
    assert "&lt;b&gt;sales" in fig["layout"]["yaxis"]["ticktext"][1]
