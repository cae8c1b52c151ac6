"""How long leads wait after a no, and what came of it."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.metrics.shares import Missing
from leadpact.metrics.waits import (
    DaysToNextHandOff,
    Kind,
    WaitsAnswer,
    conversion_after_wait,
    days_to_next_hand_off,
    waits,
)
from leadpact.store.database import Store
from tests.metrics.tables import ROADS, with_roads
from tests.stores import all_of, history, leads

AS_OF = Filters(1, as_of=date(2026, 1, 15))


def found_in(store: Store, filters: Filters) -> WaitsAnswer:
    found = waits(store, filters)
    assert not isinstance(found, Missing)
    return found


def test_each_no_waits_for_the_next_hand_off(fresh_store: Store) -> None:
    """The no's: 2 on the 3rd (back on the 5th), 3 on the 3rd (no reason, not back), 4 handed back
    on the 4th (not back), 6 on the 3rd (back on the 4th), 7 on the 3rd (not back), 9 on the 3rd
    (back on the 4th) and on the 5th (not back).

    "No need", written twice in two ways, waited 2, 1 and 1 days; the others wait since.
    """
    with_roads(fresh_store)
    found = days_to_next_hand_off(fresh_store, all_of(fresh_store), default_model())
    assert found == (
        DaysToNextHandOff(Kind.REASON, "No need", 1, share(3, 3), middle([2, 1, 1])),
        DaysToNextHandOff(Kind.REASON, "Bad fit", 1, share(0, 2), middle([])),
        DaysToNextHandOff(Kind.REASON, "handed back unrejected", 1, share(0, 1), middle([])),
        DaysToNextHandOff(Kind.REASON, None, 1, share(0, 1), middle([])),
        DaysToNextHandOff(Kind.ALL, None, 4, share(3, 7), middle([2, 1, 1])),
    )


def test_those_not_back_yet_are_watched_to_the_as_of_date(fresh_store: Store) -> None:
    """To the 15th. Of 7 no's two come back after 1 day, of the 5 others one after 2: 3/7 then.

    The last, of 9 on the 5th, is watched for 10 days, that of 4 on the 4th for 11.
    """
    with_roads(fresh_store)
    whole = found_in(fresh_store, AS_OF).whole
    assert whole is not None
    assert whole.next.by(1).rate == pytest.approx(2 / 7)
    assert whole.next.by(2).rate == pytest.approx(3 / 7)
    assert [whole.next.by(day).at_risk for day in (10, 11, 12)] == [4, 3, 2]


def test_for_the_win_a_lead_counts_once_from_its_first_no(fresh_store: Store) -> None:
    """Of 2, 3, 4, 6, 7 and 9 only 2 is won, on the 9th: 6 days after its no."""
    with_roads(fresh_store)
    whole = found_in(fresh_store, AS_OF).whole
    assert whole is not None
    assert (whole.win.count, whole.win.happened) == (6, 1)
    assert whole.win.by(5).rate == 0
    assert whole.win.by(6).rate == pytest.approx(1 / 6)


def test_what_a_comeback_brought_is_told_by_the_weeks_waited(fresh_store: Store) -> None:
    """1 and 3 came back after 1 day and 16 days (2 weeks and 2 days); 1 was won by it.

    2 came back twice, each time after 14 days (2 weeks), and was won by the second alone. Without
    days from creation to win nothing is too young.
    """
    leads(fresh_store, "lead_id | outcome\n1 | won\n2 | won\n3 | open")
    history(
        fresh_store,
        """
        lead_id | happened_at | to_stage
        1       | 2026-01-01  | mql
        1       | 2026-01-02  | rejected
        1       | 2026-01-03  | mql
        1       | 2026-01-09  | won
        2       | 2026-01-01  | mql
        2       | 2026-01-02  | nurture
        2       | 2026-01-16  | mql
        2       | 2026-01-17  | rejected
        2       | 2026-01-31  | mql
        2       | 2026-02-09  | won
        3       | 2026-01-01  | mql
        3       | 2026-01-02  | rejected
        3       | 2026-01-18  | mql
        """,
    )
    found = conversion_after_wait(fresh_store, all_of(fresh_store), default_model())
    assert not isinstance(found, Missing)
    assert [(row.key, row.share) for row in found[:3]] == [
        ("under 2 weeks", share(1, 1)),
        ("2–4 weeks", share(1, 3)),
        ("4–6 weeks", share(0, 0)),
    ]


NEEDED = Missing(("stage history",))


def test_without_a_history_the_figures_say_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage\n1 | rejected")
    assert days_to_next_hand_off(fresh_store, all_of(fresh_store), default_model()) == NEEDED
    assert conversion_after_wait(fresh_store, all_of(fresh_store), default_model()) == NEEDED


def test_a_selection_without_a_no_has_no_waits(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Web")
    history(fresh_store, "lead_id | happened_at | to_stage\n1 | 2026-01-01 | mql")
    found = found_in(fresh_store, all_of(fresh_store))
    assert found.rows == ()
    assert found.whole is None


def test_a_no_without_a_day_is_counted_apart(fresh_store: Store) -> None:
    """10 is rejected by its stage alone; 2 has its history."""
    leads(fresh_store, "lead_id | stage | rejection_reason\n10 | rejected | No need\n2 | |")
    history(fresh_store, ROADS)
    rows = {row.reason: row for row in found_in(fresh_store, all_of(fresh_store)).rows}
    assert rows["No need"].undated == 1
    assert rows["No need"].next.count == 1


def test_the_samples_waits_agree_with_plain_counting(sample_store: Store) -> None:
    """Each lead's road walked step by step, from the stage changes alone."""
    road = {"mql", "sal", "sql", "opportunity"}
    steps: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for lead_id, at, stage in sample_store.rows(
        """select lead_id, happened_at, to_stage from stage_change
        where dataset_id = 1 order by lead_id, happened_at, position"""
    ):
        steps[lead_id].append((at.date(), stage))
    came_back: list[int] = []
    not_back = won = 0
    for walk in steps.values():
        said: date | None = None
        before = ""
        ever = False
        for at, stage in walk:
            if stage in road and before not in road:
                if said is not None:
                    came_back.append((at - said).days)
                said = None
            elif stage in {"rejected", "nurture"} and before in road | {"won", "lost"}:
                said, ever = at, True
            before = stage
        not_back += said is not None
        won += ever and before == "won"
    whole = found_in(sample_store, Filters(1)).whole
    assert whole is not None
    assert whole.days == middle(came_back)
    assert (whole.next.happened, whole.next.count) == (
        len(came_back),
        len(came_back) + not_back,
    )
    assert whole.win.happened == won


def test_the_samples_comebacks_agree_with_plain_counting(sample_store: Store) -> None:
    """Every trip but a lead's first, with the no before it: walked in order, trip by trip."""
    won: dict[str, bool] = dict(
        sample_store.rows("select lead_id, is_won from lead where dataset_id = 1")
    )
    oldest = sample_store.rows("select maturity_days from dataset where dataset_id = 1")[0][0]
    noes: dict[str, list[date]] = defaultdict(list)
    for lead_id, at in sample_store.rows(
        """select lead_id, happened_at from stage_change
        where dataset_id = 1 and to_stage in ('rejected', 'nurture')"""
    ):
        noes[lead_id].append(at.date())
    trips: dict[str, list[date]] = defaultdict(list)
    for lead_id, at in sample_store.rows(
        "select lead_id, happened_at from hand_off where dataset_id = 1 order by lead_id, number"
    ):
        trips[lead_id].append(at.date())
    ends = (2, 4, 6, 8, 13)
    counts = [[0, 0] for _ in range(len(ends) + 1)]
    for lead_id, starts in trips.items():
        for before, start in pairwise(starts):
            said = min(at for at in noes[lead_id] if before <= at <= start)
            if (date(2026, 6, 30) - start).days >= oldest:
                band = sum((start - said).days / 7 >= end for end in ends)
                counts[band][0] += won[lead_id] and start == starts[-1]
                counts[band][1] += 1
    found = conversion_after_wait(sample_store, Filters(1), default_model())
    assert not isinstance(found, Missing)
    assert [row.share for row in found] == [share(*count) for count in counts]
