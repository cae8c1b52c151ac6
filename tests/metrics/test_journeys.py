"""From first touch to win: by hand on a few leads, and counted again from the sample's files."""

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import mean, median

import pytest

from leadpact.domain.fields import Kind
from leadpact.domain.middles import Middle, middle
from leadpact.domain.shares import Share, share
from leadpact.metrics.journeys import (
    Bumps,
    bumps,
    contacted_within_24_hours,
    five_attempts_in_14_days,
    journey_before_sales,
    journey_length,
    time_to_first_contact,
)
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.stores import SAMPLE, Choice, all_of, history, leads

WON = """
    lead_id | outcome | first_touch_at | first_sales_contact_at | won_at     | bumps
    1       | won     | 2026-01-01     | 2026-01-06             | 2026-01-11 | 0
    2       | won     | 2026-01-01     | 2026-01-01             | 2026-01-21 | 0
    3       | won     | 2026-01-01     | 2026-03-01             | 2026-01-31 | 3
    4       | won     | 2026-01-05     |                        | 2026-01-05 |
    5       | won     | 2026-02-01     | 2026-01-01             | 2026-01-31 | 1
    6       | lost    | 2026-01-01     | 2026-01-02             |            | 9
"""

HANDED_OFF = """
    lead_id | created_at | mql_at           | first_sales_contact_at
    1       | 2026-01-01 | 2026-01-02 10:00 | 2026-01-03 09:00
    2       | 2026-01-01 | 2026-01-02 10:00 | 2026-01-03 11:30
    3       | 2026-01-01 | 2026-01-02 10:00 |
    4       | 2026-01-01 | 2026-01-05 10:00 | 2026-01-03 09:00
    5       | 2026-01-01 | 2026-01-05 10:00 | 2026-01-05 00:00
    6       | 2026-01-01 |                  | 2026-01-05 00:00
    7       | 2026-01-01 | 2026-01-20 10:00 |
    8       | 2026-01-20 |                  |
"""

DONE = """
    lead_id | happened_at | activity
    1       | 2026-01-02  | Call
    1       | 2026-01-05  | Left voicemail
    1       | 2026-01-08  | Call
    1       | 2026-01-12  | Meeting
    1       | 2026-01-16  | Sales email
    2       | 2026-01-01  | Call
    2       | 2026-01-05  | Call
    2       | 2026-01-06  | Call
    2       | 2026-01-07  | Call
    2       | 2026-01-17  | Call
    3       | 2026-01-03  | Visit
    4       | 2026-01-05  | Call
"""


def test_a_journey_runs_from_the_first_touch_to_the_win(fresh_store: Store) -> None:
    """Leads 1 to 4: 10, 20, 30 and 0 days. Lead 5 was won before it was touched, 6 was lost."""
    leads(fresh_store, WON)
    assert journey_length(fresh_store, all_of(fresh_store)) == middle([10, 20, 30, 0])


def test_the_part_before_sales_is_that_before_the_first_sales_contact(fresh_store: Store) -> None:
    """1: 5 of 10 days; 2: none of 20. 3 was spoken to after it was won, 4 never, 5 before all."""
    leads(fresh_store, WON)
    assert journey_before_sales(fresh_store, all_of(fresh_store)) == middle([0.5, 0.0])


def test_bumps_are_those_of_won_leads_that_are_known(fresh_store: Store) -> None:
    """0, 0, 3 and 1: a mean of 1, two of four without one."""
    leads(fresh_store, WON)
    assert bumps(fresh_store, all_of(fresh_store)) == Bumps(1.0, middle([0, 0, 3, 1]), share(2, 4))


def test_the_first_contact_is_timed_from_the_hand_off(fresh_store: Store) -> None:
    """1: 23 hours; 2: 25.5; 3: not yet; 4: sales had spoken to it before; 5: the same day, so 0.

    6 and 8 were not handed off; 7 was on the last day of the data.
    """
    leads(fresh_store, HANDED_OFF)
    assert time_to_first_contact(fresh_store, all_of(fresh_store)) == middle([23, 25.5, 0])
    assert contacted_within_24_hours(fresh_store, all_of(fresh_store)) == share(2, 4)


def test_days_without_a_clock_take_the_next_day_as_within_24_hours(fresh_store: Store) -> None:
    """After 1 day, and after 2; the last date is 4 January."""
    leads(
        fresh_store,
        """
        lead_id | mql_at     | first_sales_contact_at
        1       | 2026-01-02 | 2026-01-03
        2       | 2026-01-02 | 2026-01-04
        """,
    )
    assert time_to_first_contact(fresh_store, all_of(fresh_store)) == middle([24, 48])
    assert contacted_within_24_hours(fresh_store, all_of(fresh_store)) == share(1, 2)


def test_five_attempts_count_from_the_hand_off_to_the_fourteenth_day(fresh_store: Store) -> None:
    """Handed off on 2 or 5 January, 14 days or more before the 20th: 1 to 5.

    1: five, of which one was a voicemail and the last was on day 14. 2: the first call came before
    the hand-off and the last on day 15, so three. 3: a visit is no rep's. 4: one. 5: none.
    """
    leads(fresh_store, HANDED_OFF)
    leads(fresh_store, DONE, Choice(Kind.ACTIVITIES))
    assert five_attempts_in_14_days(fresh_store, all_of(fresh_store)) == share(1, 5)


def test_what_the_data_lacks_is_said_and_never_zero(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage\n1 | won")
    everything = all_of(fresh_store)
    assert journey_length(fresh_store, everything) == Missing(("first_touch_at", "won_at"))
    assert journey_before_sales(fresh_store, everything) == Missing(
        ("first_touch_at", "first_sales_contact_at", "won_at")
    )
    assert bumps(fresh_store, everything) == Missing(("bumps",))
    assert time_to_first_contact(fresh_store, everything) == Missing(("first_sales_contact_at",))
    assert five_attempts_in_14_days(fresh_store, everything) == Missing(("activity",))


def test_contacts_without_the_day_of_a_hand_off_cannot_be_timed(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage | first_sales_contact_at\n1 | sal | 2026-01-01")
    leads(
        fresh_store,
        "lead_id | happened_at | activity\n1 | 2026-01-01 | Call",
        Choice(Kind.ACTIVITIES),
    )
    everything = all_of(fresh_store)
    assert contacted_within_24_hours(fresh_store, everything) == Missing(("mql_at",))
    assert five_attempts_in_14_days(fresh_store, everything) == Missing(("mql_at",))


def test_activities_that_reps_had_no_part_in_are_no_attempts(fresh_store: Store) -> None:
    leads(fresh_store, HANDED_OFF)
    leads(
        fresh_store,
        "lead_id | happened_at | activity\n1 | 2026-01-02 | Visit",
        Choice(Kind.ACTIVITIES),
    )
    assert five_attempts_in_14_days(fresh_store, all_of(fresh_store)) == Missing(("activity",))


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _same_middle(found: Middle | Missing, values: list[float]) -> bool:
    assert isinstance(found, Middle)
    return found.count == len(values) and found.median == pytest.approx(median(values))


def test_the_samples_journeys_are_found_again_in_its_files(sample_store: Store) -> None:
    """From leads.csv; bumps are the rows into rejected or nurture of stage_history.csv."""
    backwards = Counter(
        row["lead_id"]
        for row in _rows("stage_history")
        if row["to_stage"] in ("rejected", "nurture")
    )
    won = [row for row in _rows("leads") if row["outcome"] == "won"]
    length = [(_day(row["won_at"]) - _day(row["first_touch_at"])).days for row in won]
    before = [
        (_day(row["first_sales_contact_at"]) - _day(row["first_touch_at"])).days / all_days
        for row, all_days in zip(won, length, strict=True)
    ]
    moves = [backwards[row["lead_id"]] for row in won]
    everything = all_of(sample_store)
    assert _same_middle(journey_length(sample_store, everything), [float(one) for one in length])
    assert _same_middle(journey_before_sales(sample_store, everything), before)
    found = bumps(sample_store, everything)
    assert isinstance(found, Bumps)
    assert found.mean == pytest.approx(mean(moves))
    assert found.none == share(moves.count(0), len(moves))


def test_the_samples_first_contacts_are_found_again_in_its_files(sample_store: Store) -> None:
    """Hand-offs by the first row into mql; the as-of date is 30 June 2026."""
    as_of = date(2026, 6, 30)
    handed: dict[str, date] = {}
    for row in _rows("stage_history"):
        if row["to_stage"] == "mql":
            handed.setdefault(row["lead_id"], _day(row["happened_at"]))
    spoken = {
        row["lead_id"]: _day(row["first_sales_contact_at"])
        for row in _rows("leads")
        if row["first_sales_contact_at"]
    }
    rows = [(one, day) for one, day in handed.items() if day < as_of]
    hours = [(spoken[one] - day).days * 24.0 for one, day in rows if one in spoken]
    assert min(hours) >= 0
    everything = all_of(sample_store)
    assert _same_middle(time_to_first_contact(sample_store, everything), hours)
    within = sum(hour <= 24 for hour in hours)
    assert contacted_within_24_hours(sample_store, everything) == share(within, len(rows))


def test_the_samples_attempts_are_found_again_in_its_files(sample_store: Store) -> None:
    done: dict[str, list[date]] = defaultdict(list)
    for row in _rows("activities"):
        if row["activity"] in ("call", "e-mail", "meeting"):
            done[row["lead_id"]].append(_day(row["happened_at"]))
    handed: dict[str, date] = {}
    for row in _rows("stage_history"):
        if row["to_stage"] == "mql":
            handed.setdefault(row["lead_id"], _day(row["happened_at"]))
    fortnight = timedelta(days=14)
    old = {one: day for one, day in handed.items() if day + fortnight <= date(2026, 6, 30)}
    tried = sum(
        sum(day <= one <= day + fortnight for one in done[lead_id]) >= 5
        for lead_id, day in old.items()
    )
    found = five_attempts_in_14_days(sample_store, all_of(sample_store))
    assert isinstance(found, Share)
    assert found == share(tried, len(old))


def test_a_history_gives_the_day_of_the_hand_off(fresh_store: Store) -> None:
    """Handed off on the 2nd, by a sal without an mql; spoken to a day later."""
    leads(fresh_store, "lead_id | first_sales_contact_at\n1 | 2026-01-03\n2 | 2026-01-09")
    history(
        fresh_store,
        """
        lead_id | happened_at | to_stage
        1       | 2026-01-01  | inquiry
        1       | 2026-01-02  | sal
        2       | 2026-01-05  | inquiry
        """,
    )
    assert contacted_within_24_hours(fresh_store, all_of(fresh_store)) == share(1, 1)
