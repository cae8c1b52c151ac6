"""The ways to the figures of domain/figure_lists/red_flags.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.first_pass import first_pass_yield_by_month
from leadpact.metrics.reason_drivers import reason_drivers
from leadpact.metrics.rejection_chart import rejection_chart
from leadpact.metrics.rejection_grid import rejection_by_campaign, rejection_by_source

RED_FLAGS: Mapping[str, Way] = {
    "rejection_by_source": rejection_by_source,
    "rejection_by_campaign": rejection_by_campaign,
    "first_pass_yield_by_month": first_pass_yield_by_month,
    "rejection_chart": rejection_chart,
    "reason_drivers": reason_drivers,
}
