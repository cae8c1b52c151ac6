"""Why does this lead stand where it stands, and what would lift it?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leadpact.domain.filters import Filters
from leadpact.domain.lift import Change, Standing, ways_to_lift
from leadpact.domain.scoring_model import Grade, ScoringModel, grade_of
from leadpact.patterns.patterns import Patterns, points_on, worth
from leadpact.store.database import Store
from leadpact.store.one_lead import LeadOnModel, lead_on_model

MOST_NAMED = 3


@dataclass(frozen=True)
class Weight:
    """What the criteria on one field do to one lead, against the mean over all filtered leads.

    Criteria on one field go together: who is a decision maker is not sunk by being no manager.
    """

    standings: tuple[Standing, ...]
    worth: int
    mean: float

    @property
    def lift(self) -> float:
        """How far the field lifts the lead above the others; below zero it sinks it."""
        return self.worth - self.mean


@dataclass(frozen=True)
class OneLead:
    """One lead explained under the draft, beside the compared definition's verdict.

    `means` are the mean points of all filtered leads, in the order of the lead's standings;
    `lifting` and `sinking` are the three fields at most that set it furthest above and below the
    mean lead. `best` and `worst` are its grades if the unknown were known. `ways` would lift it to
    `next_grade`, which is None for an A; `shortfall` are the points it lacks for that.
    """

    lead: LeadOnModel
    compared_score: int
    compared_grade: Grade
    means: tuple[float, ...]
    lifting: tuple[Weight, ...]
    sinking: tuple[Weight, ...]
    best: Grade
    worst: Grade
    next_grade: Grade | None
    shortfall: int
    ways: tuple[tuple[Change, ...], ...]

    @property
    def unknown(self) -> tuple[Standing, ...]:
        """The criteria at stake that cannot be known of it, those of most points first."""
        open_ = [one for one in self.lead.standings if one.stake]
        return tuple(sorted(open_, key=lambda one: (-one.stake if one.stake > 0 else 0, one.stake)))


def explain_lead(
    store: Store,
    filters: Filters,
    models: tuple[ScoringModel, ScoringModel],
    patterns: Patterns,
    lead_id: str,
) -> OneLead | None:
    """The lead under the second model, beside the first; None when the filters keep it out.

    The patterns are those of the filtered leads, with the second model's criteria.
    """
    before, lead = (lead_on_model(store, filters, model, lead_id) for model in models)
    if before is None or lead is None:
        return None
    cut = models[1].cut_offs
    means = mean_points(patterns, models[1])
    weights = _by_field(lead.standings, means)
    starts = {Grade.D: (Grade.C, cut.c), Grade.C: (Grade.B, cut.b), Grade.B: (Grade.A, cut.a)}
    next_grade, start = starts.get(lead.grade, (None, lead.score))
    shortfall = start - lead.score
    return OneLead(
        lead=lead,
        compared_score=before.score,
        compared_grade=before.grade,
        means=means,
        lifting=_furthest(weights, 1),
        sinking=_furthest(weights, -1),
        best=grade_of(lead.most_score, cut),
        worst=grade_of(lead.least_score, cut),
        next_grade=next_grade,
        shortfall=shortfall,
        ways=ways_to_lift(lead.standings, shortfall) if next_grade else (),
    )


def mean_points(patterns: Patterns, model: ScoringModel) -> tuple[float, ...]:
    """The mean points that leads have from each of the model's criteria that are awake, in order.

    Zero each where there are no leads.
    """
    leads = patterns.leads.astype(np.float64)
    total = float(leads.sum()) or 1.0
    place = {criterion: number for number, criterion in enumerate(patterns.criteria)}
    points = points_on(patterns, model)
    return tuple(
        float(leads @ worth(patterns.values[:, at], points[at], criterion.unit)) / total
        for criterion in model.criteria
        if (at := place.get(criterion)) is not None
    )


def _by_field(standings: Sequence[Standing], means: Sequence[float]) -> list[Weight]:
    of_field: dict[str, list[tuple[Standing, float]]] = {}
    for one, mean in zip(standings, means, strict=True):
        of_field.setdefault(one.criterion.field, []).append((one, mean))
    return [
        Weight(
            standings=tuple(one for one, _ in group),
            worth=sum(one.worth for one, _ in group),
            mean=sum(mean for _, mean in group),
        )
        for group in of_field.values()
    ]


def _furthest(weights: Sequence[Weight], sign: int) -> tuple[Weight, ...]:
    """The three that lift most (`sign` 1) or sink most (-1), the strongest first."""
    there = [weight for weight in weights if round(weight.lift, 1) * sign > 0]
    return tuple(sorted(there, key=lambda weight: -sign * weight.lift)[:MOST_NAMED])
