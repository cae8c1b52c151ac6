"""Every figure by its name: what `leadpact metrics` prints, and what a reader can look up."""

from collections.abc import Mapping
from types import MappingProxyType

from rapidfuzz import process

from leadpact.domain.figures import FIGURES, Figure
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import FigureError
from leadpact.metrics.figure_ways.agreement import AGREEMENT
from leadpact.metrics.figure_ways.capacity import CAPACITY
from leadpact.metrics.figure_ways.core import CORE
from leadpact.metrics.figure_ways.customers import CUSTOMERS
from leadpact.metrics.figure_ways.hand_off import HAND_OFF
from leadpact.metrics.figure_ways.hand_raise import HAND_RAISE
from leadpact.metrics.figure_ways.lifetimes import LIFETIMES
from leadpact.metrics.figure_ways.overview import OVERVIEW
from leadpact.metrics.figure_ways.questions import QUESTIONS
from leadpact.metrics.figure_ways.red_flags import RED_FLAGS
from leadpact.metrics.figure_ways.reps import REPS
from leadpact.metrics.figure_ways.way import Value, Way
from leadpact.metrics.shares import breakdown_of, share_of
from leadpact.store.database import Store

_OWN_WAY: Mapping[str, Way] = MappingProxyType(
    {
        **CORE,
        **HAND_OFF,
        **RED_FLAGS,
        **HAND_RAISE,
        **CUSTOMERS,
        **CAPACITY,
        **REPS,
        **LIFETIMES,
        **OVERVIEW,
        **AGREEMENT,
        **QUESTIONS,
    }
)


def find_figure(name: str) -> Figure:
    """The figure of that name; raises FigureError with the nearest name for any other."""
    by_name = {figure.name: figure for figure in FIGURES}
    if name in by_name:
        return by_name[name]
    nearest = process.extractOne(name, list(by_name))
    meant = f"Did you mean {nearest[0]}? " if nearest else ""
    raise FigureError(
        f"there is no figure named '{name}'",
        f"{meant}All figures: {', '.join(by_name)}.",
    )


def value_of(store: Store, figure: Figure, filters: Filters, model: ScoringModel) -> Value:
    """The figure over the filtered leads, or what the data lacks for it."""
    own_way = _OWN_WAY.get(figure.name)
    if own_way:
        return own_way(store, filters, model)
    if figure.by:
        return breakdown_of(store, figure.name, filters, model)
    return share_of(store, figure.name, filters, model)
