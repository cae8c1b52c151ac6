"""Slider to numbers: one criterion's points move, and all numbers of What-if are there again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count, islice
from time import perf_counter

import numpy as np

from benchmarks.one_sql import ask, one_sql
from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import months_of, side_of
from leadpact.patterns.collapse import Patterns
from leadpact.patterns.what_if import base_of
from leadpact.store.database import Store

GOAL = 20.0
_MOVES = 60
_MOVES_A_STATEMENT = 5


@dataclass(frozen=True)
class Spread:
    """Milliseconds of so many runs: the median and the 95th percentile."""

    runs: int
    p50: float
    p95: float


@dataclass(frozen=True)
class SliderResult:
    """A move on the patterns against one SQL over the leads; `ratio` is that of the medians."""

    move: Spread
    one_sql: Spread
    ratio: float
    goal: float
    passed: bool


def measure_slider(
    store: Store, filters: Filters, patterns: Patterns, model: ScoringModel
) -> SliderResult:
    """Both ways in turn, so that a busy moment of the machine slows both.

    Raises ArithmeticError when the two do not give the same numbers.
    """
    months = months_of(store, filters)
    base = base_of(patterns, model)
    moves, statements = [], []
    for number, draft in enumerate(islice(moved(model, patterns.criteria), _MOVES)):
        move = partial(side_of, patterns, draft, months, base)
        moves.append(seconds(move))
        if number % _MOVES_A_STATEMENT == 0:
            query = one_sql(store, filters, draft)
            found = ask(store, query)
            if found != move().outlook:
                raise ArithmeticError(f"the SQL gives {found}, the patterns {move().outlook}")
            statements.append(seconds(partial(ask, store, query)))
    fast, slow = spread(moves), spread(statements)
    ratio = slow.p50 / fast.p50
    return SliderResult(fast, slow, ratio, GOAL, ratio >= GOAL)


def moved(model: ScoringModel, criteria: tuple[Criterion, ...]) -> Iterator[ScoringModel]:
    """The model with another criterion's slider moved each time, a little further each round."""
    for step in count(1):
        for criterion in criteria:
            way = -step if criterion.group is Group.RED_FLAG else step
            points = tuple(
                old + way if one.name == criterion.name else old
                for one, old in zip(model.criteria, model.points, strict=True)
            )
            yield model.model_copy(update={"points": points})


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes, once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def spread(runs: list[float]) -> Spread:
    """The spread of runs in seconds."""
    p50, p95 = np.percentile(np.array(runs) * 1000, [50, 95])
    return Spread(len(runs), float(p50), float(p95))
