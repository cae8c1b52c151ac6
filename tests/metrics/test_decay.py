"""What age would take from a criterion's points."""

from leadpact.domain.criteria import Criterion
from leadpact.metrics.decay import AgeBand, aged_outlooks, decay_of, with_decay
from leadpact.patterns.collapse import collapse
from leadpact.patterns.patterns import all_criteria
from leadpact.patterns.what_if import board_of
from leadpact.store.ages import AgeCount
from leadpact.store.database import Store
from tests.stores import all_of, leads, model_of

PARTS = {
    "name": "visits",
    "label": "Visits",
    "group": "behaviour",
    "field": "visits",
    "test": "count",
    "cap": 3,
    "points": 5,
}
VISITS = model_of(PARTS).criteria[0]
AGES = (AgeCount(0, 10, 20), AgeCount(2, 4, 8), AgeCount(30, 5, 5), AgeCount(None, 2, 6))


def test_points_fall_by_the_month_to_nothing() -> None:
    """15 points, 30 % a month: 70 % are 10.5, so 11; 40 % are 6; 10 % are 1.5, so 2."""
    decay = decay_of(VISITS, 5, 30, AGES)
    assert decay.points == 15
    assert decay.points_left == (15, 11, 6, 2, 0, 0, 0)


def test_each_age_tells_its_leads_and_what_they_lose_in_the_mean() -> None:
    """At two months 8 visits of 4 leads lose 60 % of 5 points: 24 ÷ 4. No date: all of 30 ÷ 2."""
    decay = decay_of(VISITS, 5, 30, AGES)
    none = [AgeBand(month, 0, left, 0.0) for month, left in ((3, 10), (4, 0), (5, 0))]
    assert decay.bands == (
        AgeBand(0, 10, 100, 0.0),
        AgeBand(1, 0, 70, 0.0),
        AgeBand(2, 4, 40, 6.0),
        *none,
        AgeBand(6, 5, 0, 5.0),
        AgeBand(None, 2, 0, 15.0),
    )
    assert (decay.leads, decay.losing, decay.unknown) == (21, 11, 2)


def test_no_decay_takes_nothing_from_anybody() -> None:
    decay = decay_of(VISITS, 5, 0, AGES)
    assert set(decay.points_left) == {15}
    assert len(decay.points_left) == 25
    assert (decay.leads, decay.losing) == (21, 0)
    assert decay.bands[-1] == AgeBand(None, 2, 100, 0.0)


def test_the_older_leads_are_counted_in_the_last_month_with_what_each_keeps() -> None:
    """1 % a month: at 24 months and older 76 % are left, at 30 months 70 %: 5 × 5 × 30 % ÷ 5."""
    decay = decay_of(VISITS, 5, 1, AGES)
    assert decay.bands[24] == AgeBand(24, 5, 76, 1.5)


def test_points_below_zero_are_won_back() -> None:
    decay = decay_of(VISITS, -5, 50, AGES)
    assert decay.points_left[:3] == (-15, -7, 0)
    assert decay.bands[2].lost == -10.0


def test_a_criterion_without_leads_has_empty_bands() -> None:
    assert decay_of(VISITS, 5, 50, ()).leads == 0


def test_only_the_named_criterion_decays_and_nothing_else_changes() -> None:
    model = model_of(PARTS, {**PARTS, "name": "other"})
    aged = with_decay(model, "visits", 20, "created_at")
    assert [(one.decay, one.since) for one in aged.criteria] == [(20, "created_at"), (None, None)]
    assert aged.criteria[0] == Criterion.model_validate(
        {**VISITS.model_dump(), "decay": 20, "since": "created_at"}
    )
    assert with_decay(aged, "visits", 0, "created_at") == model


def test_the_effect_is_that_of_grading_anew(fresh_store: Store) -> None:
    """2 visits at 10 points: B at once; 30 days later 10 of 20 are left, C."""
    leads(
        fresh_store,
        """
        lead_id | visits | created_at
        1       | 2      | 2026-06-30
        2       | 2      | 2026-05-31
        """,
    )
    fresh = model_of({**PARTS, "points": 10})
    aged = with_decay(fresh, "visits", 50, "created_at")
    patterns = collapse(fresh_store, all_of(fresh_store), all_criteria(fresh, aged))
    before, after = aged_outlooks(board_of(patterns, fresh), fresh, aged)
    assert [count.leads for count in before.grades] == [0, 2, 0, 0]
    assert [count.leads for count in after.grades] == [0, 1, 1, 0]
    assert (before.mqls, after.mqls) == (2, 1)
