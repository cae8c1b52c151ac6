"""The ways to the figures of domain/figure_lists/red_flags.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way

RED_FLAGS: Mapping[str, Way] = {}
