"""What each source has won by which day."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.conversion_by_day import (
    DAYS,
    MOST_SOURCES,
    ConversionByDay,
    Group,
    conversion_by_day,
    source_curves,
)
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from tests.stores import all_of, leads

WATCHED = """
    lead_id | created_at | source | outcome | won_at     | lost_at
    1       | 2026-01-01 | Web    | won     | 2026-01-21 |
    2       | 2026-01-01 | Web    | lost    |            | 2026-01-05
    3       | 2026-02-20 | Web    | open    |            |
    4       | 2026-01-11 | Web    | won     | 2026-03-12 |
    5       | 2026-03-12 | Fair   | open    |            |
    6       | 2026-03-02 | Fair   | won     | 2026-03-12 |
    7       | 2026-01-01 |        | won     |            |
    8       |            | Web    | open    |            |
    9       | 2026-03-12 | Web    | won     | 2026-03-02 |
"""


def records(
    store: Store, filters: Filters | None = None
) -> dict[tuple[Group, str | None, int], ConversionByDay]:
    found = conversion_by_day(store, filters or all_of(store), default_model())
    assert not isinstance(found, Missing)
    return {(one.group, one.source, one.day): one for one in found}


def test_a_lost_lead_stays_in_the_share_and_a_young_one_leaves_it(fresh_store: Store) -> None:
    """As of 2026-03-12. Web, four leads watched 70, 70, 20 and 60 days.

    1 is won on day 20, 4 on day 60, 2 is lost and watched to the as-of date like an open one, 3 is
    20 days old. By day 30: 1 of 4, 25 %. By day 60: 3 left, then 1/3 of them won of the two still
    watched and 4 itself: at day 60 at risk are 2 and 4, so 1 − 3/4 × 1/2 = 62.5 %. No lead was
    watched for 90 days. 8 has no date, and 9 was won before it came; both are left out.
    """
    leads(fresh_store, WATCHED)
    found = records(fresh_store)
    by_30, by_60 = found[Group.SOURCE, "Web", 30], found[Group.SOURCE, "Web", 60]
    assert (by_30.leads, by_30.at_risk) == (4, 2)
    assert by_30.rate == pytest.approx(0.25)
    assert by_60.at_risk == 2
    assert by_60.rate == pytest.approx(0.625)
    beyond = found[Group.SOURCE, "Web", 90]
    assert (beyond.at_risk, beyond.rate, beyond.low, beyond.high) == (0, None, None, None)
    curves = source_curves(fresh_store, all_of(fresh_store))
    assert not isinstance(curves, Missing)
    assert {(one.group, one.source): one.unseen for one in curves} == {
        (Group.SOURCE, "Web"): 2,
        (Group.SOURCE, "Fair"): 0,
        (Group.SOURCE, None): 1,
        (Group.ALL, None): 3,
    }


def test_at_an_earlier_date_what_came_later_is_not_known(fresh_store: Store) -> None:
    """On 2026-02-10 lead 4 is open, 30 days old; 1 was won, 2 is 40 days old; 3 is yet to come."""
    leads(fresh_store, WATCHED)
    found = records(fresh_store, Filters(1, as_of=date(2026, 2, 10)))
    by_30 = found[Group.SOURCE, "Web", 30]
    assert (by_30.leads, by_30.at_risk) == (3, 2)
    assert by_30.rate == pytest.approx(1 / 3)


def test_the_smaller_sources_are_pooled(fresh_store: Store) -> None:
    """Twenty-six sources; the first has two leads and stands alone, the last two are pooled."""
    lines = ["lead_id | created_at | source | outcome | won_at"]
    lines += [f"{n} | 2026-01-01 | S{n:02} | open | " for n in range(26)]
    lines += ["x | 2026-01-01 | S00 | won | 2026-01-09"]
    leads(fresh_store, "\n".join(lines))
    curves = source_curves(fresh_store, all_of(fresh_store))
    assert not isinstance(curves, Missing)
    assert [one.source for one in curves[:2]] == ["S00", "S01"]
    others, whole = curves[-2:]
    assert len(curves) == MOST_SOURCES + 2
    assert (others.group, others.sources, others.life.count) == (Group.OTHERS, 2, 2)
    assert (whole.group, whole.sources, whole.life.count) == (Group.ALL, 26, 27)


def test_without_dates_the_figure_says_what_it_needs(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | outcome\n1 | Web | won")
    assert conversion_by_day(fresh_store, all_of(fresh_store), default_model()) == Missing(
        ("created_at", "won_at")
    )


def test_no_lead_in_the_selection_gives_no_curve(fresh_store: Store) -> None:
    leads(fresh_store, WATCHED)
    assert source_curves(fresh_store, Filters(1, sources=("None",))) == ()


def test_the_samples_sources_agree_with_plain_counting(sample_store: Store) -> None:
    """The product-limit estimate written out: the share left falls by the wins among those left."""
    days: dict[str | None, list[tuple[int, bool]]] = defaultdict(list)
    as_of = date(2026, 6, 30)
    for source, created, won in sample_store.rows(
        "select source, created_at, won_at from lead where dataset_id = 1"
    ):
        end = as_of if won is None else won.date()
        days[source].append(((end - created.date()).days, won is not None))
    found = records(sample_store)
    for source, seen in days.items():
        won_on = Counter(day for day, won in seen if won)
        for day in DAYS:
            left = 1.0
            for at in sorted(won_on):
                if at <= day:
                    left *= 1 - won_on[at] / sum(other >= at for other, _ in seen)
            record = found[Group.SOURCE, source, day]
            assert record.rate == pytest.approx(1 - left)
            assert record.at_risk == sum(other >= day for other, _ in seen)


def test_where_nothing_was_won_the_interval_is_not_narrow(fresh_store: Store) -> None:
    """Two leads watched for 40 days, none won: Wilson's of nought of two."""
    leads(
        fresh_store,
        """
        lead_id | created_at | source | outcome | won_at
        1       | 2026-01-01 | Web    | open    |
        2       | 2026-01-01 | Web    | open    |
        3       | 2026-01-01 | Fair   | won     | 2026-02-10
        """,
    )
    record = records(fresh_store)[Group.SOURCE, "Web", 30]
    assert (record.rate, record.low, record.high) == (0, 0, share(0, 2).high)
