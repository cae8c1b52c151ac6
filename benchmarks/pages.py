"""How long the first load of a page's figures takes, before any cache holds them."""

from dataclasses import dataclass
from functools import partial

from benchmarks.slider import seconds
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.grades import grades
from leadpact.metrics.overview import overview
from leadpact.metrics.recycling import recycling
from leadpact.metrics.sources import sources
from leadpact.store.database import Store

_PAGES = (overview, grades, sources, recycling)


@dataclass(frozen=True)
class FirstLoad:
    """One page's metric and the seconds it takes."""

    page: str
    seconds: float


def measure_pages(store: Store, filters: Filters, model: ScoringModel) -> tuple[FirstLoad, ...]:
    """The figures of the four evidence pages, each computed once."""
    return tuple(
        FirstLoad(page.__name__, seconds(partial(page, store, filters, model))) for page in _PAGES
    )
