"""The ways to the figures of domain/figure_lists/reps.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.rep_acceptance import acceptance_by_rep_and_grade, consistency_by_grade
from leadpact.metrics.rep_speed import speed_by_rep
from leadpact.metrics.reps import rep_evaluation

REPS: Mapping[str, Way] = {
    "rep_evaluation": rep_evaluation,
    "acceptance_by_rep_and_grade": acceptance_by_rep_and_grade,
    "consistency_by_grade": consistency_by_grade,
    "speed_by_rep": speed_by_rep,
}
