"""What reps were handed and what came of it, counted by rep and grade."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.questions import compose, over_figure, rows_over

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class GradeCount:
    """How many leads or hand-offs of one rep and grade are counted, of how many that are decided.

    `rows` are all of them. A rep of None stands for those without an owner.
    """

    rep: str | None
    grade: str
    counted: int
    of: int
    rows: int


@dataclass(frozen=True)
class RepHours:
    """Hours from hand-off to first contact, one per lead spoken to, of so many leads in all."""

    rep: str | None
    hours: Numbers
    of: int


def counts_by_rep_and_grade(
    store: Store, question: str, filters: Filters, model: ScoringModel
) -> tuple[GradeCount, ...]:
    """The question's counts per rep and grade, ordered by both."""
    outer = """select key, part, count(*) filter (where counted), count(counted), count(*)
from figure group by key, part order by key nulls last, part"""
    return tuple(
        GradeCount(*row)
        for row in rows_over(store, compose(store, question, filters, model), outer)
    )


def hours_by_rep(store: Store, filters: Filters) -> tuple[RepHours, ...]:
    """The hours to first contact of each rep's leads, ordered by rep."""
    query = compose(store, "speed_by_rep", filters)
    outer = """select key, count(*) filter (where counted), count(*) from figure
group by key order by key nulls last"""
    counts = rows_over(store, query, outer)
    over = over_figure(query, "select hours from figure where counted order by key nulls last")
    hours = np.ma.compressed(store.arrays(over.text, over.parameters)["hours"]).astype(np.float64)
    parts = np.split(hours, np.cumsum([int(counted) for _, counted, _ in counts]))
    return tuple(
        RepHours(rep, part, int(of)) for (rep, _, of), part in zip(counts, parts, strict=False)
    )
