"""Grades and MQLs as predictions of a win."""

from leadpact.domain.confusion import Confusion
from leadpact.metrics.confusion import confusion_of_good_grades, confusion_of_mqls
from leadpact.patterns.what_if import outlook
from tests.patterns.boards import Some, board_with
from tests.stores import model_of


def test_a_and_b_and_the_mqls_predict_the_wins_of_the_rated_leads() -> None:
    """Ten a visit: A from 30, B and MQL from 20. Seven with two visits, of whom five won.

    One visit: two won, one of them asked for contact and so is an MQL; eleven lost. The three
    that are too young to be rated count nowhere.
    """
    model = model_of({"name": "v", "field": "visits", "test": "count", "cap": 5, "points": 10})
    board = board_with(
        model,
        Some((2,), 5, won=True),
        Some((3,), 2),
        Some((1,), 1, won=True),
        Some((1,), 1, won=True, hand_raise=True),
        Some((1,), 11),
        Some((3,), 3, won=True, rated=False),
    )
    found = outlook(board, model)
    assert confusion_of_good_grades(found) == Confusion(tp=5, fp=2, tn=11, fn=2)
    assert confusion_of_mqls(found) == Confusion(tp=6, fp=2, tn=11, fn=1)
