"""Are our leads any good? The headline figures with their verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from leadpact.domain.figures import Figure, figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Share
from leadpact.metrics.changes import Change, changes_of
from leadpact.metrics.costly import CostlyFinding, findings_of
from leadpact.metrics.grades import GradeOrder, order_of, out_of_reach
from leadpact.metrics.headlines import HEADLINES, is_rated, leads_share, shown_share
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, lacking
from leadpact.metrics.verdicts import Tone, Verdict, mix_verdict, verdict_on
from leadpact.metrics.words import field_words, rate_words
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.kinds import Kinds, kinds_of
from leadpact.store.questions import awake

_FIGURES = (*HEADLINES, "conversion_naive", "conversion_by_grade")


@dataclass(frozen=True)
class Headline:
    """One headline figure with its verdict; `note` says what stands beside it."""

    figure: Figure
    value: Share | Missing
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True)
class OverviewAnswer:
    """The eight headline figures and how they changed, the grades, and what costs most.

    `out_of_reach` says why the grades cannot be judged, where they cannot.
    """

    headlines: tuple[Headline, ...]
    changes: tuple[Change, ...] | Missing
    findings: tuple[CostlyFinding, ...] | Missing
    mix: Breakdown
    order: GradeOrder | Missing
    criteria_awake: int
    criteria: int
    out_of_reach: str | None


def overview(store: Store, filters: Filters, model: ScoringModel) -> OverviewAnswer:
    """The headline figures of the filtered leads under the model."""
    kept = awake(model, filled_fields(store, filters.dataset_id))
    unreached = out_of_reach(kept.model, len(model.criteria))
    kinds = kinds_of(store, filters, model)
    lacks = {name: lacking(store, figure_named(name), filters.dataset_id) for name in _FIGURES}
    return OverviewAnswer(
        tuple(_judged(_headline(name, kinds, lacks), unreached) for name in HEADLINES),
        _told(changes_of(store, kinds, filters.dataset_id), unreached),
        findings_of(store, kinds, filters.dataset_id),
        _mix(kinds),
        lacks["conversion_by_grade"] or _order(kinds),
        len(kept.model.criteria),
        len(model.criteria),
        unreached,
    )


def _judged(headline: Headline, unreached: str | None) -> Headline:
    """The headline without a verdict where it stands on grades that cannot be judged."""
    if unreached is None or not headline.figure.graded:
        return headline
    return replace(headline, verdict=Verdict(Tone.PLAIN, "cannot be judged: too few criteria"))


def _told(
    changes: tuple[Change, ...] | Missing, unreached: str | None
) -> tuple[Change, ...] | Missing:
    """The changes without those of figures on grades that cannot be judged."""
    if unreached is None or isinstance(changes, Missing):
        return changes
    return tuple(one for one in changes if not figure_named(one.figure).graded)


def _headline(name: str, kinds: Kinds, lacks: Mapping[str, Missing | None]) -> Headline:
    figure = figure_named(name)
    value = lacks[name] or shown_share(name, kinds)
    if name == "good_grades" and not isinstance(value, Missing):
        return Headline(figure, value, mix_verdict(value))
    if name == "conversion_matured":
        return _conversion(
            value, lacks["conversion_naive"] or shown_share("conversion_naive", kinds)
        )
    return Headline(figure, value, verdict_on(figure, value))


def _conversion(matured: Share | Missing, naive: Share | Missing) -> Headline:
    """Matured conversion with the naive one beside it; without dates the naive one alone."""
    if isinstance(matured, Missing):
        figure = figure_named("conversion_naive")
        needs = f"matured needs {field_words(matured.fields)}"
        return Headline(figure, naive, verdict_on(figure, naive), needs)
    figure = figure_named("conversion_matured")
    note = "" if isinstance(naive, Missing) else f"naive {rate_words(naive)}"
    return Headline(figure, matured, verdict_on(figure, matured), note)


def _mix(kinds: Kinds) -> Breakdown:
    """The share of each grade, A to D, empty grades included."""
    return tuple(KeyedShare(grade.value, _share_of(kinds, grade)) for grade in Grade)


def _order(kinds: Kinds) -> GradeOrder:
    return order_of(tuple(_conversion_of(kinds, grade) for grade in Grade))


def _conversion_of(kinds: Kinds, grade: Grade) -> Share:
    return leads_share(
        kinds,
        lambda kind: kind.is_won,
        lambda kind: kind.grade == grade.value and is_rated(kinds, kind),
    )


def _share_of(kinds: Kinds, grade: Grade) -> Share:
    return leads_share(kinds, lambda kind: kind.grade == grade.value, lambda _: True)
