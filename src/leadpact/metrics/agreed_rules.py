"""What the agreement itself says of the practices of a checklist, each as a step from 0 to 3."""

from datetime import date, datetime

from leadpact.domain.checklist import Step
from leadpact.domain.figures import Target, figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import TOO_FEW, share
from leadpact.metrics.house_rules import DataAnswer, of_share, step_of
from leadpact.metrics.promises import promises_kept
from leadpact.metrics.question_coverage import coverage_of
from leadpact.metrics.review_due import local_day, review_due
from leadpact.metrics.shares import Missing
from leadpact.metrics.survey import survey_of
from leadpact.metrics.words import day_words, of_words
from leadpact.store.database import Store
from leadpact.store.definitions import State, definition_in_force, list_definitions
from leadpact.store.promises import list_promises
from leadpact.store.reviews import list_reviews

_SAME_WORDS = Target(0.9, 1.0, "at least 90 % of what is known")
_NEARLY_ALWAYS = Target(0.9, 1.0, "at least 90 %")
_LATE_DAYS = 30


def definition_signed(store: Store, filters: Filters, _model: ScoringModel) -> DataAnswer:
    """Fully with a definition in force, in part with one that is up for signature."""
    known = list_definitions(store, filters.dataset_id)
    now = definition_in_force(store, filters.dataset_id)
    if now is not None and now.agreed_at is not None:
        day = day_words(local_day(now.agreed_at))
        return DataAnswer(Step.FULLY, f"Definition {now.number} is in force since {day}")
    waiting = next((one for one in known if one.state is State.UP_FOR_SIGNATURE), None)
    if waiting is not None:
        signed = ", ".join(one.team.value for one in waiting.signatures) or "nobody yet"
        return DataAnswer(
            Step.IN_PART, f"the draft of Definition {waiting.number} is signed by {signed}"
        )
    return DataAnswer(Step.NOT_AT_ALL, "no definition is agreed here yet")


def definition_reviewed(store: Store, filters: Filters, _model: ScoringModel) -> DataAnswer:
    """Whether the review is in time today."""
    return reviewed_on(store, filters.dataset_id, datetime.now().astimezone().date())


def reviewed_on(store: Store, dataset_id: int, day: date) -> DataAnswer:
    """Fully until the review is due, in part while it is at most thirty days late on that day."""
    definition = definition_in_force(store, dataset_id)
    if definition is None:
        return DataAnswer(None, "there is no definition to review yet")
    due = review_due(definition, list_reviews(store, dataset_id), day)
    if due is None:
        return DataAnswer(None, "not signed by both teams yet")
    steps = ((0, Step.FULLY), (-_LATE_DAYS, Step.IN_PART))
    step = next((step for least, step in steps if due.days_left >= least), Step.NOT_AT_ALL)
    return DataAnswer(step, f"Definition {definition.number}: {due.words}")


def questions_shared(store: Store, filters: Filters, _model: ScoringModel) -> DataAnswer:
    """The share of questions that both teams ask, against three quarters."""
    target = figure_named("shared_questions").target
    survey = survey_of(store, filters)
    if target is None:
        raise ValueError("shared_questions has no target")
    if not isinstance(survey.shared, Missing) and survey.surveyed < TOO_FEW:
        return DataAnswer(None, f"too few to judge: {survey.surveyed} surveyed")
    return of_share(survey.shared, target)


def questions_covered(store: Store, filters: Filters, _model: ScoringModel) -> DataAnswer:
    """The share of question and channel pairs that are asked in the same words."""
    survey = survey_of(store, Filters(filters.dataset_id))
    found = coverage_of(store, filters.dataset_id, survey).same_words
    if not found.denominator:
        return DataAnswer(None, "nobody has said yet where which question is asked")
    return of_share(found, _SAME_WORDS)


def promises_held(store: Store, filters: Filters, model: ScoringModel) -> DataAnswer:
    """The months in which a promise was kept ÷ those that are over, of all promises together.

    Fully needs promises of both teams.
    """
    made = list_promises(store, filters.dataset_id)
    if not made:
        return DataAnswer(Step.NOT_AT_ALL, "neither team has promised anything here yet")
    kept = [one.kept for one in promises_kept(store, filters, model, made)]
    found = share(sum(one.numerator for one in kept), sum(one.denominator for one in kept))
    silent = [team.value for team in Team if not any(one.kind.team is team for one in made)]
    if found.rate is None:
        return DataAnswer(None, "no month of what was promised is over and can be judged yet")
    said = f"kept in {of_words(found)} months that can be judged"
    step = step_of(found, _NEARLY_ALWAYS)
    if not silent:
        return DataAnswer(step, said)
    return DataAnswer(min(step, Step.IN_PART), f"{said}; {silent[0]} has promised nothing")
