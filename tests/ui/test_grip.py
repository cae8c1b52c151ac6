"""What is held between moves of a slider: the same as long as nothing else moves."""

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.ui.cached_what_if import Grip, bench_for
from tests.stores import model_of

COUNT = {"field": "visits", "test": "count", "cap": 3}


def model(*points: int, **edges: int) -> ScoringModel:
    return model_of(
        *({**COUNT, "name": f"n{place}", "points": each} for place, each in enumerate(points)),
        **edges,
    )


def key(draft: ScoringModel, place: int | None) -> str:
    slider = None if place is None else draft.criteria[place]
    return Grip(bench_for(1, Filters(1), model(1, 2)), draft, slider).key


def test_a_slider_stays_in_the_hand_while_it_or_an_edge_moves() -> None:
    assert key(model(1, 2), 0) == key(model(9, 2), 0) == key(model(1, 2, a=50), 0)
    assert key(model(1, 2), None) == key(
        model(1, 2).model_copy(update={"cut_offs": CutOffs(a=9, b=8, c=7)}), None
    )


def test_another_slider_or_other_points_of_the_others_are_held_anew() -> None:
    assert key(model(1, 2), 0) != key(model(1, 3), 0)
    assert len({key(model(0, 0), place) for place in (0, 1, None)}) == 3


def test_drafts_with_the_same_points_for_other_criteria_are_held_apart() -> None:
    """Each of the drafts has one of the compared definition's two criteria, at 5 points."""
    both = model(5, 5)
    first, second = (
        both.model_copy(update={"criteria": (criterion,), "points": (5,)})
        for criterion in both.criteria
    )
    assert key(first, None) != key(second, None)
