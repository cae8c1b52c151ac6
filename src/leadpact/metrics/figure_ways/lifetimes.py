"""The ways to the figures of domain/figure_lists/lifetimes.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way

LIFETIMES: Mapping[str, Way] = {}
