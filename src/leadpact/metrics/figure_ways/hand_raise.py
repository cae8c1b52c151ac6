"""The ways to the figures of domain/figure_lists/hand_raise.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way

HAND_RAISE: Mapping[str, Way] = {}
