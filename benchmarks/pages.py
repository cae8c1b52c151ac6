"""How long the first load of a page's figures takes, before any cache holds them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from benchmarks.slider import seconds
from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.filters import Filters
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.capacity import capacity
from leadpact.metrics.conversion_by_day import source_curves
from leadpact.metrics.customers import customers
from leadpact.metrics.disagreement import disagreement_of
from leadpact.metrics.driver_table import driver_table
from leadpact.metrics.grades import grades
from leadpact.metrics.hand_off import hand_off
from leadpact.metrics.hand_raise import hand_raise
from leadpact.metrics.house_rules import HOUSE_RULES
from leadpact.metrics.overview import overview
from leadpact.metrics.promises import promises_kept
from leadpact.metrics.recycling import recycling
from leadpact.metrics.red_flags import red_flags
from leadpact.metrics.reps import reps
from leadpact.metrics.self_assessment import data_answers
from leadpact.metrics.snapshot import snapshot_of
from leadpact.metrics.sources import sources
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from leadpact.store.gradings import draw_leads

Load = Callable[[Store, Filters, ScoringModel], object]

GOAL = 1.0
_MONTH = timedelta(days=30)


def _sources(store: Store, filters: Filters, model: ScoringModel) -> None:
    """The page, and the view of it that is open at first."""
    sources(store, filters, model)
    source_curves(store, filters)


def _disagreement(store: Store, filters: Filters, model: ScoringModel) -> None:
    """Marketing's points are the model's; sales would give each criterion a point more."""
    more = (points + (criterion.group is not Group.RED_FLAG) for criterion, points in _each(model))
    disagreement_of(store, filters, model, model.model_copy(update={"points": tuple(more)}))


def _each(model: ScoringModel) -> Iterator[tuple[Criterion, int]]:
    return zip(model.criteria, model.points, strict=True)


_PROMISES = (
    Promise(kind=PromiseKind.GOOD_LEADS, number=40),
    Promise(kind=PromiseKind.FIRST_CONTACT, number=24, share=0.9),
    Promise(kind=PromiseKind.REASON_WITH_NO, share=0.9),
)

_PAGES: dict[str, Load] = {
    "overview": overview,
    "grades": grades,
    "sources": _sources,
    "recycling": recycling,
    "hand_off": hand_off,
    "red_flags": red_flags,
    "behind_a_no": lambda store, filters, _: driver_table(store, filters),
    "hand_raise": hand_raise,
    "customers": customers,
    "capacity": lambda store, filters, model: capacity(store, filters, model, None),
    "reps": reps,
    "agreement": _disagreement,
    "self_assessment": lambda store, filters, model: data_answers(
        store, filters.dataset_id, model, HOUSE_RULES
    ),
    "review": snapshot_of,
    "promises": lambda store, filters, model: promises_kept(store, filters, model, _PROMISES),
    "grading": lambda store, filters, model: draw_leads(store, filters.dataset_id, model, 1),
}
"""Pages, and the views of them that are worked out when they are opened."""


@dataclass(frozen=True)
class FirstLoad:
    """What one page shows first, and the seconds that its figures take."""

    page: str
    seconds: float
    goal: float
    passed: bool


def measure_pages(store: Store, filters: Filters, model: ScoringModel) -> tuple[FirstLoad, ...]:
    """The figures of each page, computed once.

    The last month's are computed before: the libraries are loaded, and nothing is known of the
    other leads.
    """
    as_of = basis_of(store, filters.dataset_id).as_of
    warm = replace(filters, created_from=as_of - _MONTH) if as_of else filters
    for load in _PAGES.values():
        load(store, warm, model)
    return tuple(
        _measured(page, partial(load, store, filters, model)) for page, load in _PAGES.items()
    )


def _measured(page: str, load: Callable[[], object]) -> FirstLoad:
    taken = seconds(load)
    return FirstLoad(page, taken, GOAL, taken <= GOAL)
