"""Leads then and now, counted by hand."""

from leadpact.domain.scoring_model import Grade
from leadpact.domain.snapshot import CriterionThen, GradeThen, ScoreThen, Snapshot, Tally
from leadpact.metrics.drift import Drift, drift_of
from tests.metrics.tables import BY_VISITS

TWO = BY_VISITS.model_copy(
    update={
        "criteria": (
            BY_VISITS.criteria[0].model_copy(update={"cap": 3}),
            BY_VISITS.criteria[0].model_copy(update={"name": "other", "cap": 1}),
        ),
        "points": (10, 0),
    }
)


def snapshot(
    closed: tuple[tuple[int, int], ...],
    by_value: tuple[int, ...] = (),
    unknown: int = 0,
) -> Snapshot:
    """Leads with 3, 2, 1 and 0 visits, graded A to D, of each so many of which so many closed.

    Where `by_value` is given the criterion's values are these instead of those of the grades.
    """
    counts = [tally(of, won) for won, of in closed]
    values = by_value or tuple(one.leads for one in reversed(counts))
    visited = [sum(getattr(one, name) for one in counts[:3]) for name in ("leads", "won")]
    return Snapshot(
        leads=sum(one.leads for one in counts),
        won=sum(one.won for one in counts),
        mqls=0,
        criteria=(
            CriterionThen(name="visits", by_value=values, unknown=unknown, applies=tally(*visited)),
        ),
        asleep=("other",),
        scores=tuple(
            ScoreThen(score=10 * place, **one.model_dump())
            for place, one in enumerate(reversed(counts))
        ),
        grades=tuple(
            GradeThen(grade=grade, **one.model_dump())
            for grade, one in zip(Grade, counts, strict=True)
        ),
    )


def tally(of: int, won: int) -> Tally:
    return Tally(leads=of, won=won, rated=of, rated_won=won)


THEN = snapshot(((30, 100), (30, 200), (20, 300), (10, 400)))


def drifted(*closed: tuple[int, int]) -> Drift:
    return drift_of(TWO, THEN, snapshot(closed))
