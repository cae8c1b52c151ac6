"""Wins captured against the leads worked."""

from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.shares import share
from leadpact.patterns.curve import CurvePoint, curve
from leadpact.patterns.outlook import ScoreCount
from leadpact.patterns.what_if import outlook
from tests.patterns.boards import Some, board_with
from tests.stores import model_of

VISITS = {"name": "v", "field": "visits", "test": "count", "cap": 1000, "points": 1}


def test_the_best_scores_are_worked_first() -> None:
    """A from 30, B and the threshold from 20, C from 10; nobody scores from 21 on.

    Two of ten leads score 20, one of the four wins; six from 10 on with three wins.
    """
    scores = tuple(
        ScoreCount(leads, won, 0, 0, score)
        for score, leads, won in ((0, 4, 1), (10, 3, 2), (12, 1, 0), (20, 2, 1))
    )
    found = curve(scores, model_of(VISITS, a=30, b=20, c=10))
    assert found.points == (
        CurvePoint(30, 0, 0, 0.0, 0.0),
        CurvePoint(20, 2, 1, 0.2, 0.25),
        CurvePoint(12, 3, 1, 0.3, 0.25),
        CurvePoint(10, 6, 3, 0.6, 0.75),
        CurvePoint(0, 10, 4, 1.0, 1.0),
    )
    assert found.at_threshold == found.points[1]
    assert (found.worked, found.captured) == (share(2, 10), share(1, 4))


def test_without_leads_nothing_is_worked() -> None:
    found = curve((ScoreCount(0, 0, 0, 0, 0),), model_of(VISITS))
    assert {(point.leads, point.of_leads, point.of_won) for point in found.points} == {(0, 0, 0)}
    assert found.captured.rate is found.worked.rate is None


ROWS = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(1, 50), st.booleans()), min_size=1, max_size=400
)


@given(ROWS, st.sets(st.integers(-5, 1010), min_size=3, max_size=3).map(sorted))
def test_every_point_counts_the_leads_from_its_score_on(
    rows: list[tuple[int, int, bool]], edges: list[int]
) -> None:
    c, b, a = edges
    model = model_of(VISITS, a=a, b=b, c=c)
    some = [Some((visits,), leads, won=won) for visits, leads, won in rows]
    found = curve(outlook(board_with(model, *some), model).scores, model)
    assert len(found.points) <= 200
    scores = [point.score for point in found.points]
    assert scores == sorted(scores, reverse=True)
    assert {a, b, c, min(visits for visits, _, _ in rows)} <= set(scores)
    for point in found.points:
        assert point.leads == sum(leads for score, leads, _ in rows if score >= point.score)
        assert point.won == sum(leads for score, leads, won in rows if won and score >= point.score)
    # With c below all scores, the curve goes on to it with all leads worked.
    assert found.points[-1].of_leads == 1
