"""The rejection control chart: limits, weeks, and what was different in the weeks outside."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadpact.domain.shares import difference, share
from leadpact.metrics.rejection_chart import (
    Different,
    Limits,
    RejectionWeek,
    ValueCount,
    limits_of,
    outside,
    what_differed,
)
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.metrics.rejections import decided_in_sample, with_rejections
from tests.metrics.tables import figure
from tests.stores import leads

BAD_WEEK = date(2025, 3, 10)
ORANGE_JUICE = (
    "12 15 8 10 4 7 16 9 14 10 5 6 17 12 22 8 10 5 13 11 20 18 24 15 9 12 7 13 9 6".split()
)


def weeks(store: Store) -> list[RejectionWeek]:
    found = figure(store, "rejection_chart")
    assert isinstance(found, tuple)
    return [week for week in found if isinstance(week, RejectionWeek)]


def test_a_textbook_p_chart_has_its_centre_limits_and_points_outside() -> None:
    """Cans of frozen orange juice concentrate, 30 samples of 50.

    Montgomery, Introduction to Statistical Quality Control, the chapter on control charts for
    attributes: 347 of 1,500 cans nonconform, p̄ = 0.2313, UCL 0.4102, LCL 0.0524. Samples 15
    (22 cans) and 23 (24 cans) plot above.
    """
    shares = [share(int(cans), 50) for cans in ORANGE_JUICE]
    limits = limits_of(shares)
    assert {(round(one.centre, 4), round(one.low, 4), round(one.high, 4)) for one in limits} == {
        (0.2313, 0.0524, 0.4102)
    }
    sides = [outside(part, limit) for part, limit in zip(shares, limits, strict=True)]
    assert {place: side for place, side in enumerate(sides, start=1) if side} == {
        15: "above",
        23: "above",
    }


def test_limits_widen_with_fewer_hand_offs_and_are_cut_to_shares() -> None:
    """p̄ = 6/10: ± 3·√0.24/√7 = 0.5555 for seven, ± 0.8485 for three, cut to [0, 1]."""
    seven, three = limits_of((share(5, 7), share(1, 3)))
    assert (seven.centre, seven.high) == (0.6, 1.0)
    assert seven.low == pytest.approx(0.6 - 0.5555, abs=1e-4)
    assert three == Limits(0.6, 0.0, 1.0)


def test_below_the_lower_limit_is_outside_too() -> None:
    limit = Limits(0.5, 0.4, 0.6)
    assert outside(share(1, 10), limit) == "below"
    assert outside(share(4, 10), limit) is None
    assert outside(share(0, 0), limit) is None


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=20))
def test_limits_are_shares_around_the_centre(counts: list[tuple[int, int]]) -> None:
    shares = [share(min(part, whole), whole) for part, whole in counts]
    limits = limits_of(shares)
    assert all(0 <= one.low <= one.centre <= one.high <= 1 for one in limits)


@given(st.integers(0, 40), st.integers(1, 40))
def test_a_week_alone_lies_on_its_centre(part: int, whole: int) -> None:
    (limit,) = limits_of([share(min(part, whole), whole)])
    assert outside(share(min(part, whole), whole), limit) is None


def test_weeks_begin_on_monday(fresh_store: Store) -> None:
    """1 January 2026 is a Thursday.

    Until Sunday the 4th: 1 and 4 accepted, 2, 3, 6, 7 and 9 rejected. From Monday the 5th: 2 and 6
    accepted, 9 rejected.
    """
    with_rejections(fresh_store)
    first, second = weeks(fresh_store)
    assert (first.week, first.rejected) == (date(2025, 12, 29), share(5, 7))
    assert (second.week, second.rejected) == (date(2026, 1, 5), share(1, 3))
    assert first.centre == second.centre == 0.6
    assert (first.outside, first.different) == (None, ())


def test_different_is_what_the_week_surely_has_more_often() -> None:
    """Of 20 hand-offs in the week and 80 in the others.

    List: 15 of 20 against 10 of 80, 62.5 points more. Web: 5 of 20 against 20 of 80, the same.
    Fair: 4 of 20 against none, too few. Ann: 12 of 20 against 24 of 80, 30 points more.
    """
    found = what_differed(
        (
            ValueCount("owner", "Ann", 12, 36),
            ValueCount("source", "Fair", 4, 4),
            ValueCount("source", "List", 15, 25),
            ValueCount("source", "Web", 5, 25),
        ),
        20,
        100,
    )
    gap = difference(share(15, 20), share(10, 80))
    assert gap is not None
    assert found[0] == Different("source", "List", share(15, 20), share(10, 80), gap)
    assert found[0].difference.value == pytest.approx(0.625)
    assert [one.value for one in found] == ["List", "Ann"]


def test_at_most_five_values_are_told() -> None:
    values = [ValueCount("owner", str(number), 10, 10) for number in range(9)]
    assert len(what_differed(values, 20, 200)) == 5


def test_the_one_bad_week_of_the_sample_is_found_with_what_made_it(sample_store: Store) -> None:
    """Counted plainly from the files: weeks, rejected, and the bought list's share in the week."""
    decided = decided_in_sample()
    of_week = Counter(one.week for one in decided)
    no = Counter(one.week for one in decided if one.reason)
    found = weeks(sample_store)
    assert {one.week: one.rejected for one in found} == {
        week: share(no[week], number) for week, number in of_week.items()
    }
    assert [one.week for one in found] == sorted(of_week)
    (bad,) = [one for one in found if one.outside]
    assert (bad.week, bad.outside, bad.rejected) == (BAD_WEEK, "above", share(138, 173))
    told = {(one.field, one.value): one for one in bad.different}
    here = [one for one in decided if one.week == BAD_WEEK]
    for (field, value), one in told.items():
        has = [
            (row.reason if field == "reason" else row.lead[field].strip()) == value
            for row in decided
        ]
        in_week = sum(
            (row.reason if field == "reason" else row.lead[field].strip()) == value for row in here
        )
        assert one.in_week == share(in_week, len(here))
        assert one.otherwise == share(sum(has) - in_week, len(decided) - len(here))
    assert told["source", "DataBarn list"].in_week == share(137, 173)
    assert ("reason", "Not the right company") in told


def test_without_a_history_nothing_tells_when_sales_said_no(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | stage | rejection_reason\n1 | rejected | No need\n2 | sal |")
    assert figure(fresh_store, "rejection_chart") == Missing(("stage history",))


def test_without_stages_there_is_no_chart(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Web")
    assert figure(fresh_store, "rejection_chart") == Missing(("stage",))
