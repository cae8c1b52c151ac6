"""The ways to the figures of domain/figure_lists/hand_off.py that no SQL file alone gives."""

from collections.abc import Callable, Mapping

from leadpact.domain.filters import Filters
from leadpact.metrics.figure_ways.way import Value, Way
from leadpact.metrics.journeys import (
    bumps,
    contacted_within_24_hours,
    five_attempts_in_14_days,
    journey_before_sales,
    journey_length,
    time_to_first_contact,
)
from leadpact.metrics.roads import cohorts, funnel, time_in_stage
from leadpact.store.database import Store


def _unscored(figure: Callable[[Store, Filters], Value]) -> Way:
    """The way to a figure that does not depend on the scoring model."""
    return lambda store, filters, _model: figure(store, filters)


HAND_OFF: Mapping[str, Way] = {
    name: _unscored(figure)
    for name, figure in {
        "funnel": funnel,
        "time_in_stage": time_in_stage,
        "cohorts": cohorts,
        "journey_before_sales": journey_before_sales,
        "journey_length": journey_length,
        "bumps": bumps,
        "time_to_first_contact": time_to_first_contact,
        "contacted_within_24_hours": contacted_within_24_hours,
        "five_attempts_in_14_days": five_attempts_in_14_days,
    }.items()
}
