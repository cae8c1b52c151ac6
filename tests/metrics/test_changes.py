"""What changed against the quarter before."""

from dataclasses import replace
from datetime import date

import pytest

from leadpact.domain.shares import difference, share
from leadpact.metrics.changes import Change, change_verdict, changes
from leadpact.metrics.overview import overview
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS
from tests.stores import all_of, leads

QUARTERS = """
    lead_id | created_at | visits | outcome | won_at
    1       | 2026-06-30 | 3      | open    |
    2       | 2026-06-20 | 2      | won     | 2026-06-30
    3       | 2026-04-01 | 0      | open    |
    4       | 2026-03-31 | 1      | open    |
    5       | 2026-03-22 | 1      | won     | 2026-04-01
    6       | 2026-03-21 | 0      | open    |
    7       | 2025-12-31 | 0      | won     | 2026-01-10
    8       | 2025-12-30 | 3      | open    |
    9       | 2025-12-21 | 0      | open    |
    10      | 2025-12-20 | 0      | open    |
    11      |            | 3      | open    |
"""


def found_of(store: Store, name: str) -> Change:
    found = changes(store, all_of(store), BY_VISITS)
    assert isinstance(found, tuple)
    return next(one for one in found if one.figure == name)


def test_quarters_end_on_the_as_of_date_and_where_leads_begin_to_be_matured(
    fresh_store: Store,
) -> None:
    """As of 30 June; every win takes 10 days, so leads are matured from 20 June back.

    The last 91 days begin on 1 April (leads 1 to 3), those before on 31 December (4 to 7). From 20
    June 91 days back is 22 March (2 to 5), and 91 more 21 December (6 to 9). 10 is too old for
    both, and nobody knows when 11 came.
    Graded A to C: 1 and 2 of 3, before 4 and 5 of 4. At the MQL threshold: 1 and 2, before none.
    Won of the matured: 2 and 5 of 4, before 7 of 4. Won and A or B: 2 of 2 and 5, before none of 7.
    """
    leads(fresh_store, QUARTERS)
    found = changes(fresh_store, all_of(fresh_store), BY_VISITS)
    assert isinstance(found, tuple)
    assert [(one.figure, one.matured, one.now, one.before) for one in found] == [
        ("good_grades", False, share(2, 3), share(2, 4)),
        ("conversion_matured", True, share(2, 4), share(1, 4)),
        ("wins_captured", True, share(1, 2), share(0, 1)),
        ("qualified_share", False, share(2, 3), share(0, 4)),
    ]
    assert [(one.first_day, one.last_day) for one in found[:2]] == [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 3, 22), date(2026, 6, 20)),
    ]
    assert found[0].difference == difference(share(2, 3), share(2, 4))


def test_a_filter_on_the_period_does_not_cut_the_quarters(fresh_store: Store) -> None:
    leads(fresh_store, QUARTERS)
    of_june = replace(all_of(fresh_store), created_from=date(2026, 6, 1))
    assert changes(fresh_store, of_june, BY_VISITS) == changes(
        fresh_store, all_of(fresh_store), BY_VISITS
    )


def test_quarters_go_back_from_a_chosen_as_of_date(fresh_store: Store) -> None:
    """91 days up to 10 April are those from 10 January: leads 3 to 6, two of them A to C."""
    leads(fresh_store, QUARTERS)
    in_april = replace(all_of(fresh_store), as_of=date(2026, 4, 10))
    found = changes(fresh_store, in_april, BY_VISITS)
    assert isinstance(found, tuple)
    assert found[0].now == share(2, 4)


def test_without_dates_there_is_no_change(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits\n1 | 3")
    assert changes(fresh_store, all_of(fresh_store), BY_VISITS) == Missing(("created_at",))


def test_without_wins_nothing_says_when_leads_are_matured(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits | created_at | outcome\n1 | 3 | 2026-01-01 | open")
    found = changes(fresh_store, all_of(fresh_store), BY_VISITS)
    assert isinstance(found, tuple)
    assert [one.figure for one in found] == ["good_grades", "qualified_share"]


DAY = date(2026, 6, 30)


def change(figure: str, now: int, before: int, of: int = 100) -> Change:
    first, second = share(now, of), share(before, of)
    return Change(figure, DAY, DAY, False, first, second, difference(first, second))


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (change("good_grades", 50, 30), Verdict(Tone.GOOD, "up 20.0 points")),
        (change("good_grades", 30, 50), Verdict(Tone.BAD, "down 20.0 points")),
        (change("qualified_share", 50, 30), Verdict(Tone.PLAIN, "up 20.0 points")),
        (change("good_grades", 50, 45), Verdict(Tone.PLAIN, "no real change")),
        (change("good_grades", 4, 0, of=4), Verdict(Tone.PLAIN, "too few to compare quarters")),
        (change("good_grades", 0, 0, of=0), Verdict(Tone.PLAIN, "too few to compare quarters")),
    ],
)
def test_a_change_is_called_real_only_where_its_interval_leaves_zero_out(
    found: Change, verdict: Verdict
) -> None:
    """Newcombe for 50 against 30 of 100: about 6 to 32 points; for 50 against 45: -9 to 18."""
    assert change_verdict(found) == verdict


def test_grades_that_cannot_be_judged_have_no_change_on_the_overview(fresh_store: Store) -> None:
    """Nothing tells of visits, so no lead can be an A; of the rest the matured wins are left."""
    leads(fresh_store, QUARTERS.replace("visits", "calls "))
    found = overview(fresh_store, all_of(fresh_store), BY_VISITS)
    assert isinstance(found.changes, tuple)
    assert [one.figure for one in found.changes] == ["conversion_matured"]
