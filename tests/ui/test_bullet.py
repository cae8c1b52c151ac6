"""The small band on cards."""

import re

import pytest

from leadpact.domain.figures import Target
from leadpact.domain.shares import share
from leadpact.ui.bullet import bullet_html

FIELD = Target(0.2, 0.3, "field: 20–30 %")


def ends_of(html: str, name: str) -> tuple[float, float]:
    """Where a part begins and ends, in percent of the track."""
    found = re.search(rf'class="{name}" style="left: ([\d.]+)%; width: ([\d.]+)%"', html)
    assert found
    left, width = float(found[1]), float(found[2])
    return left, left + width


def test_the_band_lies_where_the_target_is() -> None:
    assert ends_of(bullet_html(share(3, 10), FIELD), "lp-band") == pytest.approx((20, 30))


def test_the_interval_is_that_of_wilson() -> None:
    """3 of 10: [0.1077913, 0.6032219]."""
    html = bullet_html(share(3, 10), FIELD)
    assert ends_of(html, "lp-interval") == pytest.approx((10.78, 60.32), abs=0.01)


def test_the_tick_stands_at_the_rate() -> None:
    assert 'class="lp-tick" style="left: 30.00%"' in bullet_html(share(3, 10), FIELD)


def test_it_says_in_words_what_it_draws() -> None:
    html = bullet_html(share(3, 10), FIELD)
    assert 'aria-label="30 %, between 11 % and 60 %; field: 20–30 %"' in html


def test_without_a_target_there_is_no_band() -> None:
    assert "lp-band" not in bullet_html(share(3, 10), None)


def test_without_leads_nothing_is_drawn() -> None:
    assert bullet_html(share(0, 0), FIELD) == ""


def test_too_few_to_judge_is_drawn_paler_and_said() -> None:
    html = bullet_html(share(1, 4), None)
    assert 'class="lp-bullet lp-few"' in html
    assert "too few to judge" in html
