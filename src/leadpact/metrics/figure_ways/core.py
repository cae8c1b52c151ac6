"""The ways to the figures about grades and recycling."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.grades import grade_mix, grade_order, lift_of_a
from leadpact.metrics.recycling import closes_at_stake

CORE: Mapping[str, Way] = {
    "grade_mix": grade_mix,
    "grade_order": grade_order,
    "lift_of_a": lift_of_a,
    "closes_at_stake": closes_at_stake,
}
