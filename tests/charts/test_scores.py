"""The histogram of won leads against the others."""

import pytest

from leadpact.charts.scores import score_histogram
from leadpact.charts.theme import DARK, LIGHT
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.scores import ScoreBar
from tests.charts.opened import opened
from tests.stores import model_of

VISITS = {"name": "visits", "field": "visits", "test": "count", "cap": 9, "points": 10}
# A from 30, B and the MQLs from 20, C from 10.
MODEL = model_of(VISITS)
# Ten leads won, forty not; the third bar is twice as wide as the others.
BARS = (ScoreBar(0, 10, 22, 2), ScoreBar(10, 20, 12, 2), ScoreBar(20, 40, 16, 6))


def with_edges(a: int, b: int, c: int, threshold: int) -> ScoringModel:
    return MODEL.model_copy(
        update={
            "cut_offs": MODEL.cut_offs.model_copy(update={"a": a, "b": b, "c": c}),
            "mql_threshold": threshold,
        }
    )


def test_won_leads_stand_up_and_the_others_hang_down_as_shares_of_their_own() -> None:
    """2 of 10 wins over ten scores are 0.02 a score, 6 of 10 over twenty are 0.03.

    Of the others 20 of 40 are 0.05 a score, 10 of 40 are 0.025, and 10 of 40 over twenty 0.0125.
    """
    fig = opened(score_histogram(BARS, MODEL, LIGHT))
    assert fig.data[0].x == (5, 15, 30)
    assert fig.data[0].width == (10, 10, 20)
    assert fig.data[0].y == pytest.approx((0.02, 0.02, 0.03))
    assert fig.data[1].y == pytest.approx((-0.05, -0.025, -0.0125))
    assert fig.layout.yaxis.ticktext == ("<b>won</b><br>10", "<b>not won,<br>or not yet</b><br>40")
    assert fig.data[0].hovertext[2] == (
        "score 20 to 39<br>6 won = 60.0 % of wins<br>10 not won = 25.0 % of the rest"
    )


def test_the_cut_offs_and_the_threshold_are_labelled_lines() -> None:
    fig = opened(score_histogram(BARS, MODEL, LIGHT))
    lines = [(line.x0, line.line.dash) for line in fig.layout.shapes]
    assert lines == [(10, "dot"), (20, "solid"), (30, "dot")]
    words = [note.text for note in fig.layout.annotations]
    assert words == ["C from 10", "<b>B and MQL from 20</b>", "A from 30"]


def test_what_no_lead_scores_has_no_line() -> None:
    fig = opened(score_histogram(BARS, with_edges(400, 20, -5, 41), LIGHT))
    assert [note.text for note in fig.layout.annotations] == ["B from 20"]


def test_labels_that_are_near_each_other_stand_on_lines_of_their_own() -> None:
    fig = opened(score_histogram(BARS, with_edges(24, 22, 2, 23), LIGHT))
    notes = [(note.text, note.yshift) for note in fig.layout.annotations]
    assert [text for text, _ in notes] == [
        "C from 2",
        "B from 22",
        "<b>MQL from 23</b>",
        "A from 24",
    ]
    assert notes[0][1] == notes[1][1] < notes[2][1] < notes[3][1]


def test_each_zone_says_what_part_of_the_wins_and_of_the_rest_it_holds() -> None:
    """D, C and B are a quarter of the axis each; A has no bar that begins in it."""
    fig = opened(score_histogram(BARS, MODEL, LIGHT))
    assert fig.data[2].text[:2] == ("<b>D</b>: 20 % of wins", "<b>C</b>: 20 % of wins")
    assert fig.data[3].text[:2] == ("<b>D</b>: 50 % of the rest", "<b>C</b>: 25 % of the rest")
    narrow = opened(score_histogram(BARS, with_edges(39, 15, 10, 20), LIGHT))
    assert narrow.data[2].text[1] == "<b>C</b><br>20 %"
    assert len(narrow.data[2].text) == 3


def test_without_wins_the_others_still_lie_there() -> None:
    fig = opened(score_histogram((ScoreBar(0, 1, 3, 0),), MODEL, DARK))
    assert fig.data[0].y == (0,)
    assert fig.data[1].y == (-1,)


@pytest.mark.parametrize("bars", [(), (ScoreBar(0, 1, 0, 0),)])
def test_no_leads_are_said_to_be_none(bars: tuple[ScoreBar, ...]) -> None:
    fig = opened(score_histogram(bars, MODEL, LIGHT))
    assert not fig.data
    assert fig.layout.annotations[0].text == "No leads in this selection"


def test_the_same_bars_give_the_same_figure() -> None:
    first, second = (score_histogram(BARS, MODEL, LIGHT).to_json() for _ in range(2))
    assert first == second
