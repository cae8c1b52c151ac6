"""The curve of wins captured against leads worked."""

import json

from leadpact.charts.curve import wins_curve
from leadpact.charts.theme import LIGHT
from leadpact.patterns.curve import Curve, curve
from leadpact.patterns.outlook import ScoreCount
from tests.charts.opened import opened
from tests.stores import model_of

VISITS = {"name": "visits", "field": "visits", "test": "count", "cap": 9, "points": 10}
# A from 30, B from 20, C from 10; the MQLs begin at 10.
MODEL = model_of(VISITS).model_copy(update={"mql_threshold": 10})


def drawn(*counts: tuple[int, int, int]) -> Curve:
    """The curve of scores with their leads and wins."""
    return curve(
        tuple(ScoreCount(leads, won, leads, won, score) for score, leads, won in counts), MODEL
    )


DRAFT = drawn((0, 5, 0), (10, 2, 1), (20, 2, 1), (30, 1, 2))
BEFORE = drawn((0, 9, 3), (10, 1, 1))


def test_the_draft_is_solid_the_compared_one_dashed_and_chance_dotted() -> None:
    """The best of ten leads holds two of four wins, the next two one more, and so on."""
    fig = opened(wins_curve(DRAFT, MODEL, BEFORE, "in use", LIGHT))
    dashes = [line.line.dash for line in fig.data[:3]]
    assert dashes == ["dot", "dash", "solid"]
    assert fig.data[0].x == fig.data[0].y == (0, 100)
    assert fig.data[2].x == (0, 10, 30, 50, 100)
    assert fig.data[2].y == (0, 50, 75, 100, 100)
    assert fig.data[2].hovertext[2] == "from 20: work 30 %, capture 75 % (3 wins)"
    assert fig.layout.annotations[-1].text == "solid: draft<br>dashed: in use<br>dotted: by chance"


def test_the_threshold_is_a_point_that_tells_what_it_captures() -> None:
    fig = opened(wins_curve(DRAFT, MODEL, None, "in use", LIGHT))
    assert (fig.data[-1].x, fig.data[-1].y) == ((50,), (100,))
    assert fig.layout.annotations[0].text == (
        "<b>MQL from 10</b><br>work 50 % of the leads,<br>capture 100 % of the wins"
    )


def test_a_and_b_are_small_points_but_where_the_mqls_begin() -> None:
    fig = opened(wins_curve(DRAFT, MODEL, None, "in use", LIGHT))
    assert fig.data[-2].text == (" A from 30 ", " B from 20 ")
    at_b = MODEL.model_copy(update={"mql_threshold": 20})
    fig = opened(wins_curve(curve_at(20), at_b, None, "in use", LIGHT))
    assert fig.data[-2].text == (" A from 30 ",)
    assert fig.layout.annotations[0].text.startswith("<b>B and MQL from 20</b><br>work 30 %")


def curve_at(threshold: int) -> Curve:
    counts = ((0, 5, 0), (10, 2, 1), (20, 2, 1), (30, 1, 2))
    scores = tuple(ScoreCount(leads, won, leads, won, score) for score, leads, won in counts)
    return curve(scores, MODEL.model_copy(update={"mql_threshold": threshold}))


def test_without_a_compared_definition_nothing_is_dashed() -> None:
    fig = opened(wins_curve(DRAFT, MODEL, None, "in use", LIGHT))
    assert "dash" not in [trace.line.dash for trace in fig.data]
    assert fig.layout.annotations[-1].text == "solid: draft<br>dotted: by chance"


def test_a_hostile_name_is_shown_and_inert() -> None:
    fig = wins_curve(DRAFT, MODEL, BEFORE, '<a href="https://x">', LIGHT)
    written = json.dumps(json.loads(str(fig.to_json())))
    assert "&lt;a href" in written
    assert "<a" not in written


def test_without_wins_there_is_nothing_to_capture() -> None:
    fig = opened(wins_curve(drawn((0, 5, 0)), MODEL, None, "in use", LIGHT))
    assert not fig.data
    assert fig.layout.annotations[0].text == "No won leads in this selection"


def test_the_same_curve_gives_the_same_figure() -> None:
    first, second = (wins_curve(DRAFT, MODEL, BEFORE, "in use", LIGHT).to_json() for _ in range(2))
    assert first == second
