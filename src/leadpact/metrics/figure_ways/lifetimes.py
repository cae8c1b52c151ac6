"""The ways to the figures of domain/figure_lists/lifetimes.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.another_round import worth_another_round
from leadpact.metrics.campaigns import conversion_by_campaign
from leadpact.metrics.conversion_by_day import conversion_by_day
from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.paper_tigers import paper_tigers
from leadpact.metrics.source_costs import cost_by_source
from leadpact.metrics.waits import conversion_after_wait, days_to_next_hand_off

LIFETIMES: Mapping[str, Way] = {
    "conversion_by_day": conversion_by_day,
    "conversion_by_campaign": conversion_by_campaign,
    "cost_by_source": cost_by_source,
    "paper_tigers": paper_tigers,
    "days_to_next_hand_off": days_to_next_hand_off,
    "conversion_after_wait": conversion_after_wait,
    "worth_another_round": worth_another_round,
}
