"""The road from inquiry to win: steps, days, exits and months, by hand and by counting again."""

import csv
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, datetime
from statistics import median

import numpy as np
import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.metrics.roads import ROAD, Cohort, StageTime, Step, cohorts, funnel, time_in_stage
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.roads import stalled_leads, stalled_query
from tests.stores import SAMPLE, all_of, history, leads

CREATED = """
    lead_id | created_at
    1       | 2026-01-01
    2       | 2026-01-01
    3       | 2026-01-05
    4       | 2026-01-10
    5       | 2026-02-01
    6       | 2026-02-10
    7       | 2026-03-01
"""

CHANGES = """
    lead_id | happened_at | to_stage
    1       | 2026-01-03  | mql
    1       | 2026-01-06  | sal
    1       | 2026-01-16  | won
    2       | 2026-01-05  | mql
    2       | 2026-01-07  | rejected
    2       | 2026-01-20  | mql
    2       | 2026-01-25  | sal
    3       | 2026-01-08  | sal
    3       | 2026-01-09  | lost
    4       | 2026-01-12  | mql
    4       | 2026-01-13  | nurture
    5       | 2026-02-02  | mql
    5       | 2026-02-03  | rejected
    7       | 2026-03-03  | mql
"""


@pytest.fixture
def road(fresh_store: Store) -> Store:
    """Seven leads; nobody was ever in sql or opportunity; the last date is 3 March 2026.

    1: all the way, won. 2: rejected, round again, accepted, open. 3: skipped mql, lost.
    4: handed back. 5: rejected. 6: nothing happened. 7: an MQL today.
    """
    leads(fresh_store, CREATED)
    history(fresh_store, CHANGES)
    return fresh_store


def steps_of(store: Store) -> tuple[Step, ...]:
    """The steps of all leads, percentiles without the last digits of their arithmetic."""
    found = funnel(store, all_of(store))
    assert not isinstance(found, Missing)
    return tuple(
        replace(step, slow_days=None if step.slow_days is None else round(step.slow_days, 6))
        for step in found
    )


def test_each_step_counts_who_entered_who_moved_on_and_what_became_of_the_others(
    road: Store,
) -> None:
    """The road is inquiry → mql → sal → won.

    inquiry: 7 entered, 6 (not lead 6) moved on, after 2, 4, 3, 2, 1, 2 days; the 90th percentile of
    1, 2, 2, 2, 3, 4 lies at place 4.5: 3.5. Lead 6 waits since 10 February, 21 days: stalled.
    mql: 6 entered, lead 3 by skipping it; 1, 2, 3 moved on, after 3 and 20 days, and 3 has none;
    the 90th percentile is 3 + 0.9 × 17 = 18.3. 5 rejected, 4 handed back, 7 open since today.
    sal: 1, 2, 3 entered; 1 was won after 10 days, 3 lost, 2 open since 25 January: 37 days.
    """
    assert steps_of(road) == (
        Step("inquiry", "mql", share(6, 7), middle([2, 4, 3, 2, 1, 2]), 3.5, 0, 0, 0, 1, 1),
        Step("mql", "sal", share(3, 6), middle([3, 20]), 18.3, 1, 1, 0, 1, 0),
        Step("sal", "won", share(1, 3), middle([10]), 10.0, 0, 0, 1, 1, 1),
    )


def test_time_in_stage_is_the_days_to_a_later_stage(road: Store) -> None:
    """As above: mql after 3 and 20 days, sal after 10."""
    assert time_in_stage(road, all_of(road)) == (
        StageTime("inquiry", middle([1, 2, 2, 2, 3, 4])),
        StageTime("mql", middle([3, 20])),
        StageTime("sal", middle([10])),
    )


def test_cohorts_are_greyed_until_their_youngest_lead_could_have_got_there(road: Store) -> None:
    """Days from creation: to mql 2, 4, 3 (lead 3, by skipping it), 2, 1, 2, 90th percentile 3.5;
    to sal 5, 24, 3: 5 + 0.8 × 19 = 20.2; to won M = 15.

    On 3 March the youngest lead January can have is 31 days old, of February 3, of March not born.
    """
    january = [("mql", 4), ("sal", 3), ("won", 1)]
    assert cohorts(road, all_of(road)) == (
        *(Cohort("2026-01", step, share(reached, 4), True) for step, reached in january),
        Cohort("2026-02", "mql", share(1, 2), False),
        Cohort("2026-02", "sal", share(0, 2), False),
        Cohort("2026-02", "won", share(0, 2), False),
        Cohort("2026-03", "mql", share(1, 1), False),
        Cohort("2026-03", "sal", share(0, 1), False),
        Cohort("2026-03", "won", share(0, 1), False),
    )


def test_a_month_is_mature_from_the_day_its_last_lead_is_old_enough(road: Store) -> None:
    """It takes 3.5 days to an MQL: a lead of 28 February is 3 days old on 3 March, 4 on the 4th."""
    for day, is_mature in ((3, False), (4, True)):
        found = cohorts(road, replace(all_of(road), as_of=date(2026, 3, day)))
        assert not isinstance(found, Missing)
        assert Cohort("2026-02", "mql", share(1, 2), is_mature) in found


def test_the_leads_that_stall_are_open_and_wait_longer(road: Store) -> None:
    """Lead 6 has been an inquiry for 21 days; on 21 days or more nobody waits longer."""
    filters, model = all_of(road), default_model()
    for limit, waiting in ((3.5, ["6"]), (20.9, ["6"]), (21, [])):
        query = stalled_query(road, filters, model, "inquiry", limit)
        found = stalled_leads(road, query)
        place = found.columns.index("lead_id")
        assert [row[place] for row in found.rows] == waiting
        assert found.total == len(waiting)


def test_a_limit_shows_fewer_leads_and_still_counts_all(road: Store) -> None:
    leads(road, "lead_id | created_at\n8 | 2026-01-01\n9 | 2026-01-01")
    query = stalled_query(road, all_of(road), default_model(), "inquiry", 5)
    assert len(stalled_leads(road, query, 2).rows) == 2
    assert stalled_leads(road, query, 2).total == 3


def test_stages_alone_give_rates_without_days(fresh_store: Store) -> None:
    """mql: 2 accepted (sal and lost), 1 rejected. sal: neither moved on. Lead 4 is unknown."""
    leads(fresh_store, "lead_id | stage\n1 | sal\n2 | lost\n3 | rejected\n4 |\n5 | inquiry")
    assert steps_of(fresh_store) == (
        Step("inquiry", "mql", share(3, 4), None, None, 0, 0, 0, 1, None),
        Step("mql", "sal", share(2, 3), None, None, 1, 0, 0, 0, None),
        Step("sal", "won", share(0, 2), None, None, 0, 0, 1, 1, None),
    )
    assert time_in_stage(fresh_store, all_of(fresh_store)) == Missing(("created_at",))


def test_stages_with_a_creation_date_alone_have_no_time_in_stage(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage | created_at\n1 | sal | 2026-01-01")
    assert time_in_stage(fresh_store, all_of(fresh_store)) == Missing(("mql_at",))


def test_dates_of_stages_stand_in_for_a_history(fresh_store: Store) -> None:
    """1: mql after 2 days, sql after 5 more; 2: sql after 3 days, mql skipped; 3: nothing yet."""
    leads(
        fresh_store,
        """
        lead_id | created_at | mql_at     | sql_at
        1       | 2026-01-01 | 2026-01-03 | 2026-01-08
        2       | 2026-01-01 |            | 2026-01-04
        3       | 2026-01-06 |            |
        """,
    )
    assert steps_of(fresh_store) == (
        Step("inquiry", "mql", share(2, 3), middle([2, 3]), 2.9, 0, 0, 0, 1, 0),
        Step("mql", "sql", share(2, 2), middle([5]), 5.0, 0, 0, 0, 0, 0),
        Step("sql", "won", share(0, 2), None, None, 0, 0, 0, 2, None),
    )


def test_without_any_stage_the_road_is_missing(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | created_at | outcome\n1 | 2026-01-01 | won")
    assert funnel(fresh_store, all_of(fresh_store)) == Missing(("stage",))
    assert cohorts(fresh_store, all_of(fresh_store)) == Missing(("stage",))


def test_a_selection_without_leads_has_no_steps(road: Store) -> None:
    nobody = replace(all_of(road), created_from=date(2027, 1, 1))
    assert funnel(road, nobody) == ()
    assert cohorts(road, nobody) == ()
    assert time_in_stage(road, nobody) == ()


def test_a_small_selection_keeps_the_steps_of_the_road(road: Store) -> None:
    """Lead 6 alone: nobody in it became an MQL, but others of the data set did."""
    february = replace(all_of(road), created_from=date(2026, 2, 10), created_to=date(2026, 2, 10))
    found = funnel(road, february)
    assert not isinstance(found, Missing)
    assert [(step.step, step.next_step, step.moved_on) for step in found] == [
        ("inquiry", "mql", share(0, 1))
    ]


def _day(text: str) -> date:
    return datetime.fromisoformat(text).date()


def test_the_samples_road_is_found_again_in_its_files(sample_store: Store) -> None:
    """Counted row by row from leads.csv and stage_history.csv, by the words of the SQL file."""
    with (SAMPLE / "leads.csv").open(encoding="utf-8") as file:
        given = {row["lead_id"]: row for row in csv.DictReader(file)}
    first: dict[str, dict[str, date]] = defaultdict(dict)
    with (SAMPLE / "stage_history.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["to_stage"] != "inquiry":
                first[row["lead_id"]].setdefault(row["to_stage"], _day(row["happened_at"]))
    fates: dict[str, Counter[str]] = {stage: Counter() for stage in ROAD[:-1]}
    days: dict[str, list[int]] = {stage: [] for stage in ROAD[:-1]}
    months: Counter[tuple[str, str]] = Counter()
    for lead_id, row in given.items():
        dates = {**first[lead_id], "inquiry": _day(row["created_at"])}
        furthest = max(place for place, stage in enumerate(ROAD) if stage in dates)
        for place, stage in enumerate(ROAD[: furthest + 1]):
            months[row["created_at"][:7], stage] += 1
            if place < furthest:
                fates[stage]["moved on"] += 1
                later = [dates[after] for after in ROAD[place + 1 :] if after in dates]
                days[stage].append((min(later) - dates[stage]).days)
            elif stage != "won":
                now = row["stage"] if row["stage"] in ("lost", "rejected", "nurture") else "open"
                fates[stage][now] += 1
    found = funnel(sample_store, all_of(sample_store))
    assert not isinstance(found, Missing)
    assert [step.step for step in found] == list(ROAD[:-1])
    for step in found:
        fate, took = fates[step.step], days[step.step]
        assert step.moved_on == share(fate["moved on"], fate.total())
        assert (step.rejected, step.handed_back, step.lost, step.open) == (
            fate["rejected"],
            fate["nurture"],
            fate["lost"],
            fate["open"],
        )
        assert step.days is not None
        assert (step.days.count, step.days.median) == (len(took), median(took))
        assert step.slow_days == np.percentile(took, 90)
    by_month = cohorts(sample_store, all_of(sample_store))
    assert not isinstance(by_month, Missing)
    assert {(one.month, one.step): one.reached for one in by_month} == {
        (month, stage): share(months[month, stage], leads_created)
        for (month, first_stage), leads_created in months.items()
        if first_stage == "inquiry"
        for stage in ROAD[1:]
    }


def test_the_samples_last_month_is_too_young_for_any_step(sample_store: Store) -> None:
    found = cohorts(sample_store, all_of(sample_store))
    assert not isinstance(found, Missing)
    assert not any(one.is_mature for one in found if one.month == "2026-06")
    assert all(one.is_mature for one in found if one.month < "2026-03")
