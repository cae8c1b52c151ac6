"""The ways to the figures of domain/figure_lists/customers.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.customers import by_relationship
from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.rejected_as_known import rejected_as_known

CUSTOMERS: Mapping[str, Way] = {
    "by_relationship": by_relationship,
    "rejected_as_known": rejected_as_known,
}
