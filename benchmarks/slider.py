"""Slider to numbers: one criterion's points move, and all numbers of What-if are there again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from time import perf_counter

import numpy as np

from benchmarks.one_sql import ask, one_sql
from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import Side, months_of, side_of, side_of_held
from leadpact.patterns.held import Held, hold, slider_moved
from leadpact.patterns.what_if import Board
from leadpact.store.database import Store

HELD = 12
_MOVES = 8 * HELD


@dataclass(frozen=True)
class Spread:
    """Milliseconds of so many runs: the median and the 95th percentile."""

    runs: int
    p50: float
    p95: float


@dataclass(frozen=True)
class Goal:
    """The longest 95th percentile, and how often the move goes into one SQL; None for no goal."""

    p95: float | None = None
    ratio: float | None = None


@dataclass(frozen=True)
class Hand:
    """A person's draft, what was held for it, and the points of the sliders that were not."""

    draft: ScoringModel
    held: Held | None = None
    others: tuple[int | None, ...] = ()


@dataclass(frozen=True)
class SliderResult:
    """A move on the patterns of so many leads, against one SQL over the leads where it was asked.

    The first move of each slider is among the moves; `ratio` is that of the medians.
    """

    leads: int
    patterns: int
    move: Spread
    one_sql: Spread | None
    ratio: float | None
    goal: Goal
    passed: bool


def measure_slider(
    store: Store, filters: Filters, board: Board, goal: Goal, statements: int
) -> SliderResult:
    """Moves, and so many statements in turn with them, so that a busy moment slows both.

    Raises ArithmeticError when the two do not give the same numbers.
    """
    compared = board.compared
    months = months_of(store, filters)
    moves, asked, hand = [], [], Hand(compared)
    for number, draft in enumerate(islice(moved(compared, board.patterns.criteria), _MOVES)):
        start = perf_counter()
        side, hand = answered(board, hand, draft, months)
        moves.append(perf_counter() - start)
        if statements and number % (_MOVES // statements) == _MOVES // statements - 1:
            query = one_sql(store, filters, draft, compared)
            found = ask(store, query)
            if found != side.outlook:
                raise ArithmeticError(f"the SQL gives {found}, the patterns {side.outlook}")
            asked.append(seconds(partial(ask, store, query)))
    fast, slow = spread(moves), spread(asked) if asked else None
    ratio = slow.p50 / fast.p50 if slow else None
    return SliderResult(
        leads=int(board.patterns.leads.sum()),
        patterns=len(board.patterns.leads),
        move=fast,
        one_sql=slow,
        ratio=ratio,
        goal=goal,
        passed=(goal.p95 is None or fast.p95 <= goal.p95)
        and (goal.ratio is None or (ratio is not None and ratio >= goal.ratio)),
    )


def answered(
    board: Board, hand: Hand, draft: ScoringModel, months: int | None
) -> tuple[Side, Hand]:
    """A move as the app answers it: the first of a slider holds it, the others shift and add."""
    slider, held = slider_moved(hand.draft, draft), hand.held
    others = tuple(
        None if criterion == slider else points
        for criterion, points in zip(draft.criteria, draft.points, strict=True)
    )
    if others != hand.others:
        held = hold(board, draft, slider)
    new = Hand(draft, held, others)
    if held is None:
        return side_of(board, draft, months), new
    return side_of_held(held, draft, months), new


def moved(model: ScoringModel, criteria: tuple[Criterion, ...]) -> Iterator[ScoringModel]:
    """The model as people move it: one slider held for some steps, left there, then the next."""
    points = dict(zip(model.criteria, model.points, strict=True))
    while True:
        for criterion in criteria:
            step = -1 if criterion.group is Group.RED_FLAG else 1
            for _ in range(HELD):
                points[criterion] += step
                yield model.model_copy(update={"points": tuple(points.values())})


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes, once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def spread(runs: list[float]) -> Spread:
    """The spread of runs in seconds."""
    p50, p95 = np.percentile(np.array(runs) * 1000, [50, 95])
    return Spread(len(runs), float(p50), float(p95))
