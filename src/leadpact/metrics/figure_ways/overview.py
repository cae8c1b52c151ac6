"""The ways to the figures of domain/figure_lists/overview.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.changes import changes
from leadpact.metrics.costly import costly_findings
from leadpact.metrics.figure_ways.way import Way

OVERVIEW: Mapping[str, Way] = {"changes": changes, "costly_findings": costly_findings}
