"""The ways to the figures of domain/figure_lists/hand_raise.py that no SQL file alone gives."""

from collections.abc import Mapping

from leadpact.metrics.calls import who_sales_would_call
from leadpact.metrics.figure_ways.way import Way
from leadpact.metrics.hand_raise import hand_raise_against_bant
from leadpact.metrics.questions_answered import questions_answered

HAND_RAISE: Mapping[str, Way] = {
    "hand_raise_against_bant": hand_raise_against_bant,
    "questions_answered": questions_answered,
    "who_sales_would_call": who_sales_would_call,
}
