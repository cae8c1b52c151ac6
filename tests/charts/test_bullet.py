"""The small band on cards."""

import re

import pytest

from leadpact.charts.bullet import bullet_svg
from leadpact.domain.figures import Target
from leadpact.domain.shares import share

FIELD = Target(0.2, 0.3, "field: 20–30 %")


def ends_of(svg: str, name: str) -> tuple[float, float]:
    """Where a part begins and ends, from 0 at the track's left end to 1 at its right."""
    found = re.search(rf'class="{name}" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)
    assert found
    left, width = float(found[1]), float(found[2])
    return (left - 2) / 196, (left + width - 2) / 196


def test_the_band_lies_where_the_target_is() -> None:
    assert ends_of(bullet_svg(share(3, 10), FIELD), "lp-band") == pytest.approx(
        (0.2, 0.3), abs=1e-3
    )


def test_the_interval_is_that_of_wilson() -> None:
    """3 of 10: [0.1077913, 0.6032219]."""
    svg = bullet_svg(share(3, 10), FIELD)
    assert ends_of(svg, "lp-interval") == pytest.approx((0.1077913, 0.6032219), abs=1e-3)


def test_the_tick_stands_at_the_rate() -> None:
    left, right = ends_of(bullet_svg(share(3, 10), FIELD), "lp-tick")
    assert (left + right) / 2 == pytest.approx(0.3, abs=1e-3)


def test_it_says_in_words_what_it_draws() -> None:
    assert 'aria-label="30 %, between 11 % and 60 %; target 20 to 30 %"' in bullet_svg(
        share(3, 10), FIELD
    )


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(0.5, 1.0, ""), "target at least 50 %"),
        (Target(0.0, 0.61, ""), "target at most 61 %"),
    ],
)
def test_an_open_target_is_said_by_its_one_end(target: Target, words: str) -> None:
    assert words in bullet_svg(share(3, 10), target)


def test_without_a_target_there_is_no_band() -> None:
    svg = bullet_svg(share(3, 10), None)
    assert "lp-band" not in svg
    assert "target" not in svg


def test_without_leads_only_track_and_band_are_drawn() -> None:
    svg = bullet_svg(share(0, 0), FIELD)
    assert "lp-tick" not in svg
    assert "lp-interval" not in svg
    assert 'aria-label="no such leads; target 20 to 30 %"' in svg


def test_too_few_to_judge_is_marked_and_said() -> None:
    svg = bullet_svg(share(1, 4), None)
    assert "lp-few" in svg
    assert "too few to judge" in svg
    assert "lp-few" not in bullet_svg(share(1, 5), None)


def test_the_words_of_a_target_do_not_enter_it() -> None:
    assert "<script>" not in bullet_svg(share(1, 5), Target(0.1, 0.2, "<script>"))
