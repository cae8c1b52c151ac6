"""Where the sliders of points and cut-offs begin and end."""

import pytest

from leadpact.domain.scoring_model import CutOffs
from leadpact.ui.slider_ends import edges_of, ends_of_edges, ends_of_points
from tests.stores import model_of

VISITS = {"name": "visits", "field": "visits", "test": "is filled"}


@pytest.mark.parametrize(
    ("group", "points", "was", "ends"),
    [
        ("behaviour", 0, 0, (0, 50)),
        ("behaviour", 50, 0, (0, 50)),
        ("behaviour", 20, 51, (0, 100)),
        ("behaviour", -1, 20, (-50, 50)),
        ("red_flag", 0, 0, (-50, 0)),
        ("red_flag", -51, 0, (-100, 0)),
        ("red_flag", 0, 7, (-50, 50)),
    ],
)
def test_a_slider_ends_at_the_next_fifty_beyond_both_points(
    group: str, points: int, was: int, ends: tuple[int, int]
) -> None:
    [criterion] = model_of({**VISITS, "group": group, "points": 0}).criteria
    assert ends_of_points(criterion, points, was) == ends


def test_cut_offs_end_at_the_next_hundred_beyond_all_of_them() -> None:
    """100 is a cut-off that can still be raised; no slider of scores above zero begins there."""
    model = model_of({**VISITS, "points": 1})
    now = edges_of(model)
    high = edges_of(model.model_copy(update={"cut_offs": CutOffs(a=100, b=20, c=-1)}))
    assert now == {"a": 30, "b": 20, "c": 10, "mql_threshold": 20}
    assert ends_of_edges(now, now) == (0, 100)
    assert ends_of_edges(now, high) == (-100, 200)
