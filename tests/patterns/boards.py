"""Patterns written down by hand, for tests."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.patterns import Patterns
from leadpact.patterns.what_if import Board, board_of


@dataclass(frozen=True)
class Some:
    """So many leads with these values, None for unknown."""

    values: tuple[int | None, ...]
    leads: int = 1
    won: bool = False
    rated: bool = True
    hand_raise: bool = False
    source: str = ""


def patterns_of(criteria: tuple[Criterion, ...], some: Sequence[Some]) -> Patterns:
    """The patterns of these leads."""
    shape = (len(some), len(criteria))
    table = [[0 if value is None else value for value in one.values] for one in some]
    sources = sorted({one.source for one in some})
    return Patterns(
        criteria=criteria,
        values=np.array(table, dtype=np.int16).reshape(shape),
        unknown=np.array(
            [[value is None for value in one.values] for one in some], dtype=bool
        ).reshape(shape),
        hand_raise=np.array([one.hand_raise for one in some], dtype=bool),
        won=np.array([one.won for one in some], dtype=bool),
        rated=np.array([one.rated for one in some], dtype=bool),
        source=np.array([sources.index(one.source) for one in some], dtype=np.int32),
        sources=tuple(sources),
        leads=np.array([one.leads for one in some], dtype=np.int64),
    )


def board_with(compared: ScoringModel, *some: Some) -> Board:
    """The board of these leads, beside the compared definition, whose criteria they look at."""
    return board_of(patterns_of(compared.criteria, some), compared)
