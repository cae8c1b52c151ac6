"""The chart of a review."""

import pytest

from leadpact.charts.drift import drift_panels
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.metrics.drift import Drift, drift_of
from tests.charts.opened import opened
from tests.metrics.drifts import THEN, TWO, drifted, snapshot

HOSTILE = '<a href="https://x">'
CLOSED = ((40, 100), (40, 150), (10, 200), (10, 50))


def named(label: str) -> Drift:
    first = TWO.criteria[0].model_copy(update={"label": label})
    model = TWO.model_copy(update={"criteria": (first, TWO.criteria[1])})
    return drift_of(model, THEN, snapshot(CLOSED))


def test_bars_marks_and_words_are_those_of_the_index() -> None:
    """Of leads and of scores alike 10, 20, 30, 40 % then and 20, 30, 40, 10 % now.

    0.1 (ln 2 + ln 1.5 + ln 4/3) + 0.3 ln 4 = 0.5545; bars are cut at 0.5.
    """
    found = drifted(*CLOSED)
    visits = found.criteria[0].psi
    assert visits is not None
    fig = opened(drift_panels(found, LIGHT))
    bars, marks, words = fig.data[:3]
    assert list(fig.layout.yaxis.ticktext) == ["<b>All leads</b>", "x", "x"]
    assert list(bars.x) == [0.5, 0.5, 0]
    assert list(bars.marker.color) == [LIGHT.bad, LIGHT.bad, LIGHT.surface]
    assert list(marks.x)[:2] == [found.score.chance_limit, visits.chance_limit]
    assert list(words.text) == [" 0.55 ✕ moved", " 0.55 ✕ moved", " not in both"]
    assert [shape.x0 for shape in fig.layout.shapes] == [0.1, 0.25]


def test_changes_are_points_with_intervals_filled_where_they_are_clear() -> None:
    """60 → 90 % of the leads and 13 → 20 % of those closed; all leads closed at 9, now at 20 %."""
    found = drifted(*CLOSED)
    fig = opened(drift_panels(found, LIGHT))
    applies, applies_words, closes, closes_words = fig.data[3:]
    assert [round(x, 3) for x in applies.x if x == x] == [30]
    assert list(applies.marker.color) == [LIGHT.surface, LIGHT.grades[0], LIGHT.surface]
    assert list(applies_words.text) == [" ", " 60 → 90 %", " "]
    change = found.conversion.change
    assert change is not None
    assert [round(x, 3) for x in closes.x if x == x] == [11, 6.667]
    assert closes.error_x.array[0] == pytest.approx((change.high - change.value) * 100)
    assert list(closes_words.text)[:2] == [" 9.0 → 20 %", " 13.3 → 20 %"]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (((30, 20), (30, 40)), "chance?"),
        (((30, 9), (30, 40)), "too few"),
        (((500, 656), (500, 344)), "▲ look"),
        (((500, 500), (500, 500)), "0.00"),
    ],
)
def test_every_index_says_in_words_what_it_tells(
    counts: tuple[tuple[int, int], ...], words: str
) -> None:
    closed = tuple((now // 4, now) for _, now in counts)
    then = tuple((before // 4, before) for before, _ in counts)
    found = drift_of(TWO, snapshot(then + ((0, 0),) * 2), snapshot(closed + ((0, 0),) * 2))
    assert opened(drift_panels(found, LIGHT)).data[2].text[0].endswith(words)


def test_many_criteria_are_cut_to_those_that_moved_most() -> None:
    criteria = tuple(
        TWO.criteria[0].model_copy(update={"name": f"n{number}", "label": f"Number {number}"})
        for number in range(18)
    )
    model = TWO.model_copy(update={"criteria": criteria, "points": (1,) * 18})
    fig = opened(drift_panels(drift_of(model, THEN, THEN), LIGHT))
    assert len(fig.layout.yaxis.ticktext) == 16
    assert "3 more in the table" in [note.text for note in fig.layout.annotations]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_hostile_label_is_inert_and_figures_are_the_same_each_time(palette: Palette) -> None:
    written = drift_panels(named(HOSTILE), palette).to_json()
    assert "\\u003ca href" not in str(written)
    assert "lt;a href" in str(written)
    assert written == drift_panels(named(HOSTILE), palette).to_json()


def test_without_leads_it_says_so() -> None:
    fig = opened(drift_panels(drifted((0, 0), (0, 0), (0, 0), (0, 0)), LIGHT))
    assert not fig.data
    assert fig.layout.annotations[0].text == "No leads to compare"
