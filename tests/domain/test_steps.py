"""A draft goes back and forth over its steps."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.default_model import default_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.steps import MOST_STEPS, Steps


def model(threshold: int) -> ScoringModel:
    """The default model with another MQL threshold, to tell steps apart."""
    return default_model().model_copy(update={"mql_threshold": threshold})


def walked(*thresholds: int) -> Steps:
    """Steps from a threshold of 0 on to these."""
    steps = Steps(model(0))
    for threshold in thresholds:
        steps = steps.moved(model(threshold))
    return steps


def test_an_undone_step_comes_back_by_redo() -> None:
    steps = walked(1, 2)
    assert steps.undone().present == model(1)
    assert steps.undone().undone().present == model(0)
    assert steps.undone().undone().redone().present == model(1)
    assert steps.undone().undone().redone().redone() == steps


def test_a_move_after_an_undo_forgets_what_was_undone() -> None:
    steps = walked(1, 2).undone().moved(model(3))
    assert not steps.can_redo
    assert steps.undone().present == model(1)


def test_a_move_to_the_same_model_is_no_step() -> None:
    undone = walked(1, 2).undone()
    assert undone.moved(model(1)) == undone
    assert undone.can_redo


def test_at_either_end_undo_and_redo_change_nothing() -> None:
    steps = walked()
    assert (steps.can_undo, steps.can_redo) == (False, False)
    assert steps.undone() == steps
    assert steps.redone() == steps


def test_only_the_latest_steps_are_kept() -> None:
    """Ten steps more than are kept: the start and the first nine are forgotten."""
    steps = walked(*range(1, MOST_STEPS + 11))
    for _ in range(MOST_STEPS + 50):
        steps = steps.undone()
    assert steps.present == model(10)
    assert not steps.can_undo


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(0, 12))
def test_as_many_redos_as_undos_lead_back(thresholds: Sequence[int], times: int) -> None:
    start = walked(*thresholds)
    steps = start
    undone = 0
    while steps.can_undo and undone < times:
        steps, undone = steps.undone(), undone + 1
    for _ in range(undone):
        steps = steps.redone()
    assert steps == start
