"""The ways to the figures of domain/figure_lists/questions.py."""

from collections.abc import Mapping

from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.question_coverage import question_coverage
from leadpact.metrics.survey import shared_questions

QUESTIONS: Mapping[str, Way] = {
    "shared_questions": shared_questions,
    "question_coverage": question_coverage,
}
