"""Are our leads any good? The headline figures with their verdicts."""

from dataclasses import dataclass, replace

from leadpact.domain.figures import Figure, figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.metrics.grades import GradeOrder, grade_mix, grade_order, out_of_reach
from leadpact.metrics.shares import Breakdown, Missing, share_of
from leadpact.metrics.verdicts import Tone, Verdict, mix_verdict, verdict_on
from leadpact.metrics.words import field_words, rate_words
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.questions import awake

HEADLINES = (
    "good_grades",
    "active_share",
    "recycled_share_of_closes",
    "first_pass_yield",
    "conversion_matured",
    "wins_captured",
    "qualified_share",
    "acceptance_rate",
)


@dataclass(frozen=True)
class Headline:
    """One headline figure with its verdict; `note` says what stands beside it."""

    figure: Figure
    value: Share | Missing
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True)
class OverviewAnswer:
    """The eight headline figures, the grade mix and its order, and what the model can use.

    `out_of_reach` says why the grades cannot be judged, where they cannot.
    """

    headlines: tuple[Headline, ...]
    mix: Breakdown
    order: GradeOrder | Missing
    criteria_awake: int
    criteria: int
    out_of_reach: str | None


def overview(store: Store, filters: Filters, model: ScoringModel) -> OverviewAnswer:
    """The headline figures of the filtered leads under the model."""
    kept = awake(model, filled_fields(store, filters.dataset_id))
    unreached = out_of_reach(kept.model, len(model.criteria))
    return OverviewAnswer(
        tuple(_judged(_headline(store, name, filters, model), unreached) for name in HEADLINES),
        grade_mix(store, filters, model),
        grade_order(store, filters, model),
        len(kept.model.criteria),
        len(model.criteria),
        unreached,
    )


def _judged(headline: Headline, unreached: str | None) -> Headline:
    """The headline without a verdict where it stands on grades that cannot be judged."""
    if unreached is None or not headline.figure.graded:
        return headline
    return replace(headline, verdict=Verdict(Tone.PLAIN, "cannot be judged: too few criteria"))


def _headline(store: Store, name: str, filters: Filters, model: ScoringModel) -> Headline:
    figure = figure_named(name)
    value = share_of(store, name, filters, model)
    if name == "good_grades" and not isinstance(value, Missing):
        return Headline(figure, value, mix_verdict(value))
    if name == "conversion_matured":
        return _conversion(store, value, filters, model)
    return Headline(figure, value, verdict_on(figure, value))


def _conversion(
    store: Store, matured: Share | Missing, filters: Filters, model: ScoringModel
) -> Headline:
    """Matured conversion with the naive one beside it; without dates the naive one alone."""
    naive = share_of(store, "conversion_naive", filters, model)
    if isinstance(matured, Missing):
        figure = figure_named("conversion_naive")
        return Headline(figure, naive, verdict_on(figure, naive), "matured " + _needs(matured))
    figure = figure_named("conversion_matured")
    note = "" if isinstance(naive, Missing) else f"naive {rate_words(naive)}"
    return Headline(figure, matured, verdict_on(figure, matured), note)


def _needs(missing: Missing) -> str:
    return f"needs {field_words(missing.fields)}"
