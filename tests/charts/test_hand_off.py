"""The road with its exits, and the months that are too young for a line."""

from itertools import pairwise

import pytest

from leadpact.charts.hand_off import cohort_lines, road
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.metrics.roads import Cohort, Step
from tests.charts.opened import opened

STEPS = (
    Step("inquiry", "mql", share(60, 100), middle([2.0, 4.0, 9.0]), 8.0, 0, 0, 0, 40, 30),
    Step("mql", "won", share(2, 4), None, None, 1, 1, 0, 0, None),
)
MONTHS = tuple(
    Cohort(f"2026-0{month}", step, share(10 - month, 20), month < mature)
    for month in (1, 2, 3)
    for step, mature in (("mql", 3), ("won", 2))
)


def bars(palette: Palette = LIGHT) -> dict[str, tuple[int, ...]]:
    return {bar.text[0].split("<br>")[0]: tuple(bar.x) for bar in opened(road(STEPS, palette)).data}


def test_the_parts_of_a_step_add_up_to_those_that_entered_it() -> None:
    """Of 100 inquiries 60 moved on, 30 of the 40 open ones stall; of 4 MQLs 2, 1 and 1."""
    assert bars() == {
        "moved on": (60, 2),
        "open": (10, 0),
        "stalled": (30, 0),
        "handed back": (0, 1),
        "rejected": (0, 1),
    }


def test_beside_each_step_stand_its_rate_its_days_and_who_waits() -> None:
    said = [one.text for one in opened(road(STEPS, LIGHT)).layout.annotations]
    assert "<b>60 %</b> [50.2–69.1 %] go on" in said[0]
    assert "after 4 days [2–9] · 30 wait over 8 days" in said[0]
    assert "too few to judge" in said[1]
    assert "no dates, so no days" in said[1]
    assert "■" in said[2]


def test_an_empty_road_says_so() -> None:
    for figure in (road((), LIGHT), cohort_lines((), LIGHT)):
        assert opened(figure).layout.annotations[0].text.startswith("No leads whose")


def test_months_too_young_to_judge_are_off_the_line_and_hollow() -> None:
    """mql: January and February; won: January alone. The others are points of their own."""
    drawn = [(trace.mode, len(trace.x)) for trace in opened(cohort_lines(MONTHS, LIGHT)).data]
    assert drawn == [("lines+markers", 2), ("markers", 1), ("lines+markers", 1), ("markers", 2)]
    young = opened(cohort_lines(MONTHS, LIGHT)).data[1]
    assert set(young.marker.color) == {LIGHT.surface}
    assert young.hovertext[0].endswith("too young to judge")


def test_every_line_is_named_at_its_last_judged_month_and_no_name_lies_on_another() -> None:
    same = tuple(
        Cohort("2026-01", step, share(5, 10), True) for step in ("mql", "sal", "sql", "won")
    )
    named = {
        note.text: note.y
        for note in opened(cohort_lines(same, LIGHT)).layout.annotations
        if note.yref == "y"
    }
    assert set(named) == {"MQL", "SAL", "SQL", "won"}
    heights = sorted(named.values())
    assert min(above - below for below, above in pairwise(heights)) > 5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_same_numbers_give_the_same_figure(palette: Palette) -> None:
    assert road(STEPS, palette).to_json() == road(STEPS, palette).to_json()
    assert cohort_lines(MONTHS, palette).to_json() == cohort_lines(MONTHS, palette).to_json()


@pytest.mark.parametrize(("went", "entered"), [(0, 0), (0, 1), (1, 1), (0, 9), (9, 9)])
def test_no_step_is_too_small_or_too_full_to_draw(went: int, entered: int) -> None:
    step = Step("mql", "sal", share(went, entered), None, None, 0, 0, 0, entered - went, None)
    month = Cohort("2026-01", "sal", share(went, entered), False)
    assert opened(road([step], LIGHT)).layout.height > 100
    assert opened(cohort_lines([month], LIGHT)).layout.height > 100
