"""The charts of the no's."""

from datetime import date, timedelta

import pytest

from leadpact.charts.first_pass import first_pass_by_month, first_pass_by_source
from leadpact.charts.red_flags import rejection_pareto, rejection_weeks
from leadpact.charts.rejection_grid import rejection_grid
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.shares import Share, share
from leadpact.metrics.pareto import pareto
from leadpact.metrics.rejection_chart import RejectionWeek
from leadpact.metrics.rejection_grid import NO_REASON, GridKey, GridReason, ReasonGrid
from leadpact.metrics.shares import KeyedShare
from tests.charts.opened import opened

HOSTILE = '<a href="https://x">'
MONDAY = date(2026, 1, 5)


def reasons(*counts: tuple[str, int]) -> tuple[KeyedShare, ...]:
    total = sum(count for _, count in counts)
    return tuple(KeyedShare(name, share(count, total)) for name, count in counts)


def week(number: int, part: Share, side: str | None = None) -> RejectionWeek:
    return RejectionWeek(MONDAY + timedelta(weeks=number), part, 0.4, 0.2, 0.6, side, ())


def grid(name: str | None, reason: str, part: Share) -> ReasonGrid:
    return ReasonGrid((GridKey(name, 0, part),), (GridReason(reason, 0, 9),), ((part,),))


def test_pareto_bars_are_percent_with_the_running_share_as_points() -> None:
    """6, 3 and 1 of 10; the last, without a reason, is grey."""
    fig = opened(rejection_pareto(pareto(reasons(("a", 6), ("b", 3), (NO_REASON, 1))), LIGHT))
    assert fig.data[0].x == pytest.approx((60, 30, 10))
    assert fig.data[1].x == pytest.approx((60, 90, 100))
    assert fig.data[0].marker.color == (LIGHT.grades[0], LIGHT.grades[0], LIGHT.grades[3])


def test_weeks_outside_are_marked_by_form_and_words_and_gaps_stay_gaps() -> None:
    """The third week has no decisions."""
    fig = opened(
        rejection_weeks(
            (week(0, share(4, 10)), week(1, share(9, 10), "above"), week(3, share(4, 10))), LIGHT
        )
    )
    upper, lower, points = fig.data
    assert points.x == (0, 1, 3)
    assert points.marker.symbol == ("circle", "diamond", "circle")
    assert (upper.y, lower.y) == (pytest.approx((60,) * 3), pytest.approx((20,) * 3))
    assert any("12 Jan 2026: 90 %" in note.text for note in fig.layout.annotations)


def test_of_many_weeks_outside_those_furthest_out_are_named() -> None:
    """90, 70, 65, 62 and 45 % around 40 %: the last is near, the fourth is one too many."""
    rates = (9000, 7000, 6500, 6200, 4500)
    weeks = tuple(week(n, share(part, 10_000), "above") for n, part in enumerate(rates))
    fig = opened(rejection_weeks(weeks, LIGHT))
    named = [note.text for note in fig.layout.annotations if "2026" in note.text]
    assert [text.split(": ")[1].split(" %")[0] for text in named] == ["90", "70", "65"]
    assert fig.data[2].marker.size == (13, 13, 13, 8, 8)
    near = opened(rejection_weeks(weeks[:1] + weeks[4:], LIGHT))
    assert sum("2026" in note.text for note in near.layout.annotations) == 1


def test_cells_tell_count_and_share_and_their_interval_when_asked() -> None:
    """3 of 10: Wilson [10.8–60.3 %]."""
    fig = opened(rejection_grid(grid("Web", "No need", share(3, 10)), "source", LIGHT))
    assert fig.data[0].text == ("<b>3</b> · 30 %",)
    assert "3 of 10 decided hand-offs = 30.0 % [10.8–60.3 %]" in fig.data[0].hovertext[0]
    assert fig.layout.shapes[0].fillcolor == LIGHT.grades[0]


def test_cells_of_few_hand_offs_have_no_shade() -> None:
    fig = opened(rejection_grid(grid("Web", "No need", share(3, 4)), "source", LIGHT))
    assert fig.data[0].text == ("3<br>too few",)
    assert fig.layout.shapes[0].fillcolor == LIGHT.surface


def test_what_is_pooled_is_said_with_its_number() -> None:
    pooled = ReasonGrid(
        (GridKey(None, 4, share(3, 10)), GridKey(None, 0, share(3, 10))),
        (GridReason("", 2, 3),),
        ((share(3, 10),), (share(3, 10),)),
    )
    fig = opened(rejection_grid(pooled, "campaign", LIGHT))
    assert fig.layout.yaxis.ticktext[0].startswith("4 other campaigns<br>")
    assert fig.layout.yaxis.ticktext[1].startswith("no campaign given<br>")
    assert fig.layout.xaxis.ticktext[0].replace("<br>", " ") == "2 other reasons"


def test_first_pass_yield_is_drawn_with_its_interval() -> None:
    rows = (KeyedShare("Web", share(3, 10)),)
    by_source = opened(first_pass_by_source(rows, share(3, 10), LIGHT))
    assert by_source.data[0].x == pytest.approx((30,))
    assert by_source.data[0].error_x.array == pytest.approx((30.32219,), abs=1e-4)
    by_month = opened(first_pass_by_month((KeyedShare("2026-01", share(3, 10)),), LIGHT))
    assert by_month.data[0].error_y.arrayminus == pytest.approx((19.22087,), abs=1e-4)


def test_smaller_sources_are_counted_where_they_are_not_drawn() -> None:
    rows = tuple(KeyedShare(str(number), share(1, 10)) for number in range(15))
    fig = opened(first_pass_by_source(rows, share(15, 150), LIGHT))
    assert len(fig.data[0].x) == 12
    assert any("3 smaller sources" in note.text for note in fig.layout.annotations)


def test_nothing_to_draw_is_said_in_words() -> None:
    empty = ReasonGrid((), (), ())
    for fig in (
        rejection_pareto((), LIGHT),
        rejection_weeks((), LIGHT),
        rejection_grid(empty, "source", LIGHT),
        first_pass_by_source((), None, LIGHT),
        first_pass_by_month((), LIGHT),
    ):
        assert not opened(fig).data
        assert opened(fig).layout.annotations[0].text.startswith("No ")


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_hostile_names_are_inert_and_figures_the_same_each_time(palette: Palette) -> None:
    def drawn() -> list[str]:
        return [
            str(fig.to_json())
            for fig in (
                rejection_pareto(pareto(reasons((HOSTILE, 6), ("b", 3))), palette),
                rejection_grid(grid(HOSTILE, HOSTILE, share(3, 10)), "source", palette),
                first_pass_by_source((KeyedShare(HOSTILE, share(3, 10)),), None, palette),
                first_pass_by_month((KeyedShare(HOSTILE, share(3, 10)),), palette),
            )
        ]

    assert drawn() == drawn()
    for written in drawn():
        assert "\\u003ca" not in written
        assert "<a" not in written
        assert "lt;a href" in written
