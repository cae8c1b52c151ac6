"""Curves by day."""

import itertools
import json

from leadpact.charts.lifetimes import DayCurve, day_curves
from leadpact.charts.text import plain
from leadpact.charts.theme import DARK, LIGHT
from leadpact.domain.lifetimes import DayCount, lifetimes
from tests.charts.opened import opened

DAYS = (30, 60, 90)
WON = lifetimes([DayCount(10, 2, 0), DayCount(40, 1, 3), DayCount(100, 0, 4)])
YOUNG = lifetimes([DayCount(10, 1, 0), DayCount(20, 0, 9)])


def test_a_curve_ends_where_nobody_was_watched_any_longer() -> None:
    """Ten of whom 2 were won on day 10, and 1 of 8 on day 40; the other ten to day 20 at most."""
    fig = opened(
        day_curves([DayCurve("Web", WON), DayCurve("Fair", YOUNG)], DAYS, LIGHT, empty="none")
    )
    web, fair = fig.data
    assert web.x == (0, 10, 40, 90)
    assert web.y == (0, 20, 30, 30)
    assert fair.x == (0, 10, 20)
    assert fair.y == (0, 10, 10)
    assert [note.text for note in fig.layout.annotations] == ["Web 30 %", "Fair 10 %"]


def test_labels_of_curves_that_end_alike_do_not_lie_on_each_other() -> None:
    fig = opened(day_curves([DayCurve(str(n), WON) for n in range(8)], DAYS, LIGHT, empty="none"))
    places = sorted(note.y for note in fig.layout.annotations)
    apart = [above - below for below, above in itertools.pairwise(places)]
    assert min(apart) > 0.9 * max(apart)


def test_a_quiet_curve_is_grey() -> None:
    curves = [DayCurve("Web", WON), DayCurve("all", WON, is_quiet=True)]
    fig = opened(day_curves(curves, DAYS, DARK, empty="none"))
    assert [line.line.color for line in fig.data] == [DARK.grades[0], DARK.muted]


def test_a_hostile_name_is_inert_and_fills_no_place() -> None:
    name = plain('<a href="https://x">%{x}')
    figure = day_curves([DayCurve(name, WON)], DAYS, LIGHT, empty="none")
    written = json.loads(str(figure.to_json()))
    assert "<a" not in json.dumps(written)
    assert "%{x}" not in written["data"][0]["hovertemplate"].replace("by day %{x}", "")


def test_without_anybody_it_says_so() -> None:
    fig = opened(day_curves([DayCurve("Web", lifetimes([]))], DAYS, LIGHT, empty="No leads here"))
    assert not fig.data
    assert fig.layout.annotations[0].text == "No leads here"


def test_the_same_numbers_give_the_same_figure_to_the_letter() -> None:
    first, second = (
        day_curves([DayCurve("Web", WON)], DAYS, LIGHT, empty="none").to_json() for _ in range(2)
    )
    assert first == second
