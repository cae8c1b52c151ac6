"""Small data sets whose figures are worked out by hand in the tests."""

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.all_figures import value_of
from leadpact.metrics.figure_ways.way import Value
from leadpact.metrics.shares import Breakdown, Key, KeyedShare
from leadpact.store.database import Store
from tests.stores import all_of, history, leads, model_of

# Ten points a visit: 3 visits are an A, 2 a B and an MQL, 1 a C.
BY_VISITS = model_of({"name": "visits", "field": "visits", "test": "count", "cap": 9, "points": 10})

SOURCES = """
    lead_id | created_at | source      | outcome | won_at     | visits
    1       | 2026-01-01 | Google      | won     | 2026-01-11 | 3
    2       | 2026-01-01 | Google      | won     | 2026-01-31 | 3
    3       | 2026-01-10 | Google      | lost    |            | 2
    4       | 2026-01-20 | Bought list | open    |            | 0
    5       | 2026-02-01 | Bought list | open    |            | 1
    6       | 2026-02-10 |             | won     | 2026-02-20 | 0
    7       | 2026-02-25 | Google      | open    |            | 0
    8       | 2026-03-01 | Bought list | open    |            | 0
"""

ROADS = """
    lead_id | happened_at | to_stage | reason
    1       | 2026-01-01  | inquiry  |
    1       | 2026-01-02  | mql      |
    1       | 2026-01-03  | sal      |
    1       | 2026-01-09  | won      |
    2       | 2026-01-02  | mql      |
    2       | 2026-01-03  | rejected | No need
    2       | 2026-01-04  | nurture  |
    2       | 2026-01-05  | mql      |
    2       | 2026-01-06  | sal      |
    2       | 2026-01-09  | won      |
    3       | 2026-01-02  | mql      |
    3       | 2026-01-03  | rejected |
    4       | 2026-01-02  | mql      |
    4       | 2026-01-03  | sal      |
    4       | 2026-01-04  | nurture  |
    5       | 2026-01-02  | mql      |
    6       | 2026-01-02  | mql      |
    6       | 2026-01-03  | rejected | no need
    6       | 2026-01-04  | mql      |
    6       | 2026-01-05  | lost     |
    7       | 2026-01-02  | mql      |
    7       | 2026-01-03  | rejected | Bad fit
    7       | 2026-01-04  | nurture  |
    8       | 2026-01-02  | inquiry  |
    9       | 2026-01-02  | mql      |
    9       | 2026-01-03  | rejected | No need
    9       | 2026-01-04  | mql      |
    9       | 2026-01-05  | rejected | Bad fit
"""

ON_THE_ROAD = """
    lead_id | visits | wants_contact
    1       | 2      |
    2       | 0      |
    3       | 1      | yes
    4       | 0      | no
    5       |        |
    6       | 1      |
    7       | 0      |
    8       | 5      |
    9       | 0      |
"""

CYCLES = """
    lead_id | cycles | outcome | visits
    1       | 1      | won     | 3
    2       | 1      | won     | 0
    3       | 2      | won     | 3
    4       | 3      | lost    | 3
    5       | 5      | won     | 2
    6       | 4      | open    | 3
    7       | 1      | open    | 2
    8       |        | won     | 2
    9       | 0      | open    | 0
    10      | 1      | lost    | 2
    11      | 1      | lost    | 1
"""


def with_roads(store: Store) -> None:
    """The leads of `ON_THE_ROAD` with the stage changes of `ROADS`."""
    leads(store, ON_THE_ROAD)
    history(store, ROADS)


def figure(
    store: Store, name: str, model: ScoringModel = BY_VISITS, filters: Filters | None = None
) -> Value:
    """The figure of that name over all leads, or over those of the filters."""
    return value_of(store, figure_named(name), filters or all_of(store), model)


def broken_down(*rows: tuple[Key, int, int]) -> Breakdown:
    """A breakdown of these keys, numerators and denominators."""
    return tuple(KeyedShare(key, share(counted, all_)) for key, counted, all_ in rows)
