"""The figures of the glossary: what each is called, asked with, and measured against."""

from types import MappingProxyType

from leadpact.domain.figure import Figure, Target
from leadpact.domain.figure_lists.agreement import AGREEMENT
from leadpact.domain.figure_lists.capacity import CAPACITY
from leadpact.domain.figure_lists.core import CORE
from leadpact.domain.figure_lists.customers import CUSTOMERS
from leadpact.domain.figure_lists.hand_off import HAND_OFF
from leadpact.domain.figure_lists.hand_raise import HAND_RAISE
from leadpact.domain.figure_lists.lifetimes import LIFETIMES
from leadpact.domain.figure_lists.overview import OVERVIEW
from leadpact.domain.figure_lists.questions import QUESTIONS
from leadpact.domain.figure_lists.red_flags import RED_FLAGS
from leadpact.domain.figure_lists.reps import REPS

__all__ = ["FIGURES", "Figure", "Target", "figure_named"]

FIGURES = (
    *CORE,
    *HAND_OFF,
    *RED_FLAGS,
    *HAND_RAISE,
    *CUSTOMERS,
    *CAPACITY,
    *REPS,
    *LIFETIMES,
    *OVERVIEW,
    *AGREEMENT,
    *QUESTIONS,
)

_BY_NAME = MappingProxyType({figure.name: figure for figure in FIGURES})


def figure_named(name: str) -> Figure:
    """The figure of that name; raises KeyError for any other."""
    return _BY_NAME[name]
