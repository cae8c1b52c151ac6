"""What is said under a slider."""

import re

from leadpact.domain.criteria import Criterion, Group, Test
from leadpact.domain.shares import share
from leadpact.patterns.outlook import NextPoint, Reach
from leadpact.ui.slider_words import Mark, short_interval, under_criterion

VISITS = Criterion(
    name="visits", label="Visits", group=Group.BEHAVIOUR, field="visits", test=Test.COUNT, cap=5
)


def said(reach: Reach, step: NextPoint, mark: Mark | None = None, *, rated: bool = True) -> str:
    """The words, without their marks."""
    bare = re.sub(r"<[^>]+>", "|", under_criterion(reach, step, mark, rated=rated))
    return re.sub(r"\|+", "|", bare).strip("|")


def test_a_criterion_is_told_with_its_interval_against_the_rest() -> None:
    """3 of 10 won: Wilson's interval is 10.8 to 60.3 %."""
    reach = Reach(
        VISITS, leads=12, unknown=4, rated=10, rated_won=3, rest_rated=20, rest_rated_won=2
    )
    step = NextPoint(VISITS, up=12, down=0, mqls=3)
    assert said(reach, step) == (
        "12 leads|close at 30 % [11–60 %]|4 unknown|the rest at 10.0 %|next point: 12 rise, +3 MQLs"
    )


def test_fewer_than_five_are_not_judged() -> None:
    reach = Reach(VISITS, leads=9, unknown=0, rated=4, rated_won=1, rest_rated=3, rest_rated_won=0)
    step = NextPoint(VISITS, up=0, down=0, mqls=0)
    assert said(reach, step) == ("9 leads|too few to judge|next point: no lead changes its grade")


def test_a_red_flags_next_point_takes_away() -> None:
    reach = Reach(VISITS, leads=9, unknown=0, rated=0, rated_won=0, rest_rated=0, rest_rated_won=0)
    step = NextPoint(VISITS, up=0, down=1200, mqls=-1)
    assert "next point: 1,200 fall, −1 MQL" in said(reach, step)


def test_without_outcomes_nothing_is_said_of_closing() -> None:
    reach = Reach(VISITS, leads=9, unknown=0, rated=9, rated_won=0, rest_rated=9, rest_rated_won=0)
    step = NextPoint(VISITS, up=1, down=0, mqls=0)
    assert said(reach, step, rated=False) == "9 leads|next point: 1 rise"


def test_the_compared_definition_is_marked_where_it_stands_and_named_as_text() -> None:
    """30 of -50 to 50 lies at 80 %; the slider stands right of the middle, so the words go left."""
    reach = Reach(VISITS, leads=9, unknown=0, rated=0, rated_won=0, rest_rated=0, rest_rated_won=0)
    step = NextPoint(VISITS, up=0, down=0, mqls=0)
    html = under_criterion(reach, step, Mark("<b>ours", 30, -50, 50, 10), rated=True)
    assert 'class="lp-mark" style="left: 80.0%"' in html
    assert '<em class="lp-mark-left">&lt;b&gt;ours: +30</em>' in html


def test_a_long_name_leaves_room_for_the_sliders_own_number() -> None:
    reach = Reach(VISITS, leads=9, unknown=0, rated=0, rated_won=0, rest_rated=0, rest_rated_won=0)
    step = NextPoint(VISITS, up=0, down=0, mqls=0)
    mark = Mark("Fewer but better leads", -3, -50, 0, -40)
    assert said(reach, step, mark).startswith("Fewer but bet…: −3|")


def test_small_rates_keep_a_decimal() -> None:
    assert short_interval(share(1, 1000)) == "[0.0–0.6 %]"
    assert short_interval(share(0, 0)) == ""
