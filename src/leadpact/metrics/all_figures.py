"""Every figure by its name: what `leadpact metrics` prints, and what a reader can look up."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rapidfuzz import process

from leadpact.domain.figures import FIGURES, Figure
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.errors import FigureError
from leadpact.metrics.grades import GradeOrder, grade_mix, grade_order, lift_of_a
from leadpact.metrics.recycling import ClosesAtStake, closes_at_stake
from leadpact.metrics.shares import Breakdown, Missing, breakdown_of, share_of
from leadpact.store.database import Store

Value = Share | Breakdown | GradeOrder | ClosesAtStake | float | Missing | None

_OWN_WAY: Mapping[str, Callable[[Store, Filters, ScoringModel], Value]] = MappingProxyType(
    {
        "grade_mix": grade_mix,
        "grade_order": grade_order,
        "lift_of_a": lift_of_a,
        "closes_at_stake": closes_at_stake,
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
