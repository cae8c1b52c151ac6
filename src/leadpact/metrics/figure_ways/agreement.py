"""The ways to the figures of domain/figure_lists/agreement.py."""

from collections.abc import Mapping

from leadpact.metrics.disagreement import disagreement_in
from leadpact.metrics.figure_ways.way import Way

AGREEMENT: Mapping[str, Way] = {
    "disagreement": lambda store, filters, _: disagreement_in(store, filters),
}
