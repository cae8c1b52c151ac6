"""The ways to the figures of domain/figure_lists/capacity.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.assignment import free_capacity
from leadpact.metrics.capacity import leads_needed, load_per_rep, threshold_for_capacity
from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.routing import routing

CAPACITY: Mapping[str, Way] = {
    "load_per_rep": load_per_rep,
    "leads_needed": leads_needed,
    "threshold_for_capacity": threshold_for_capacity,
    "routing": lambda store, filters, _: routing(store, filters),
    "free_capacity": free_capacity,
}
