"""The ways to the figures of domain/figure_lists/customers.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way

CUSTOMERS: Mapping[str, Way] = {}
