"""The chart of how one lead's score adds up."""

import json

from leadpact.charts.theme import DARK, LIGHT
from leadpact.charts.waterfall import Bar, waterfall
from leadpact.domain.scoring_model import CutOffs, Grade
from tests.charts.opened import opened

CUT = CutOffs(a=30, b=20, c=10)
BARS = (Bar("Boss", "CEO", 15), Bar("Visits", "0", 0), Bar("Student", "yes", -20), Bar("x", "", 4))


def test_each_bar_begins_where_the_last_one_ended_and_the_score_at_zero() -> None:
    """15, then down 20 to −5, then up 4 to −1."""
    bars = opened(waterfall(BARS, -1, Grade.D, CUT, LIGHT)).data[0]
    assert bars.base == (0, 15, -5, 0)
    assert bars.x == (15, -20, 4, -1)
    assert bars.marker.color == (LIGHT.good, LIGHT.bad, LIGHT.good, LIGHT.grades[3])


def test_criteria_of_no_points_are_not_drawn() -> None:
    fig = opened(waterfall(BARS, -1, Grade.D, CUT, LIGHT))
    names = " ".join(fig.layout.yaxis.ticktext)
    assert "Boss" in names
    assert "Visits" not in names


def test_points_stand_at_the_right_end_with_their_sign() -> None:
    texts = opened(waterfall(BARS, -1, Grade.D, CUT, LIGHT)).data[1]
    assert [text.strip() for text in texts.text] == ["+15", "−20", "+4", "<b>−1 · D</b>"]
    assert texts.x == (15, 15, -1, 0)


def test_the_cut_offs_are_lines_with_their_names() -> None:
    fig = opened(waterfall(BARS, -1, Grade.D, CUT, LIGHT))
    assert [(shape.x0, shape.x1) for shape in fig.layout.shapes] == [(30, 30), (20, 20), (10, 10)]
    assert [note.text for note in fig.layout.annotations] == ["A 30", "B 20", "C 10"]
    low, high = fig.layout.xaxis.range
    assert low < -5
    assert high > 30


def test_a_lead_without_points_says_so() -> None:
    fig = opened(waterfall([Bar("Visits", "0", 0)], 0, Grade.D, CUT, LIGHT))
    assert not fig.data
    assert fig.layout.annotations[0].text == "No criterion gives or takes points"


def test_uploaded_text_is_inert_and_the_figure_the_same_each_time() -> None:
    hostile = Bar('<a href="https://x">', "$\\alpha$<b>", 3)
    first, second = (str(waterfall([hostile], 3, Grade.D, CUT, DARK).to_json()) for _ in range(2))
    written = json.dumps(json.loads(first))
    assert first == second
    assert "<a" not in written
    assert "$" not in written
    assert "&lt;a href" in written
