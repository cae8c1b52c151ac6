"""Moves in the benchmark are answered as the app answers them, and rightly."""

from itertools import islice

import pytest

from benchmarks.slider import HELD, Hand, answered, moved
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.what_if import outlook
from tests.patterns.boards import Some, board_with
from tests.stores import model_of


def three_sliders() -> ScoringModel:
    count = {"field": "visits", "test": "count", "cap": 3, "points": 2}
    return model_of(*({**count, "name": name} for name in ("one", "two", "three")))


@pytest.mark.parametrize("press", [1, 5, HELD, HELD + 1])
def test_moves_are_answered_rightly_where_presses_are_passed_over(press: int) -> None:
    """With every press, and with presses so far apart that another or two others moved between."""
    model = three_sliders()
    board = board_with(model, Some((3, 1, None), 4), Some((0, 2, 1), 5), Some((1, None, 3), 6))
    hand = Hand(model)
    for draft in islice(moved(model, model.criteria), 0, 6 * HELD, press):
        side, hand = answered(board, hand, draft, None)
        assert side.outlook == outlook(board, draft)


def test_a_slider_is_held_once_for_all_its_moves() -> None:
    model = three_sliders()
    board, hand, held = board_with(model, Some((3, 1, None), 4)), Hand(model), []
    for draft in islice(moved(model, model.criteria), 2 * HELD):
        _, hand = answered(board, hand, draft, None)
        held.append(hand.held)
    assert all(one is held[0] for one in held[:HELD])
    assert all(one is held[HELD] for one in held[HELD:])
    assert held[0] is not held[HELD]
