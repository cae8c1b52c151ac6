"""Where do leads stall between marketing and sales?"""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.journeys import (
    Contacts,
    WonJourneys,
    contacts,
    five_attempts_in_14_days,
    won_journeys,
)
from leadpact.metrics.roads import Cohort, Step, road
from leadpact.metrics.shares import Missing, share_of
from leadpact.metrics.words import interval_words, of_words, rate_words
from leadpact.store.database import Store
from leadpact.store.questions import counts_by

STAGE_WORDS = {
    "inquiry": "inquiry",
    "mql": "MQL",
    "sal": "SAL",
    "sql": "SQL",
    "opportunity": "opportunity",
    "won": "won",
}


@dataclass(frozen=True)
class HandOffAnswer:
    """The steps of the road in order, the months' leads on it, and what the cards show."""

    steps: tuple[Step, ...]
    cohorts: tuple[Cohort, ...] | Missing
    straight: Share
    qualified: Share
    accepted: Share | Missing
    journeys: WonJourneys
    contacts: Contacts
    five_attempts: Share | Missing

    @property
    def tightest(self) -> Step | None:
        """The step that the smallest share of its leads leaves onwards; None where too few went."""
        judged = [step for step in self.steps if not step.moved_on.too_few]
        return min(judged, key=lambda step: step.moved_on.rate or 0.0, default=None)


def hand_off(store: Store, filters: Filters, model: ScoringModel) -> HandOffAnswer | Missing:
    """The road of the filtered leads; needs `stage`."""
    found = road(store, filters)
    if isinstance(found, Missing):
        return found
    straight, qualified = _sent_and_qualified(store, filters, model)
    return HandOffAnswer(
        steps=found.steps,
        cohorts=found.cohorts,
        straight=straight,
        qualified=qualified,
        accepted=share_of(store, "acceptance_rate", filters, model),
        journeys=won_journeys(store, filters),
        contacts=contacts(store, filters),
        five_attempts=five_attempts_in_14_days(store, filters),
    )


def _sent_and_qualified(store: Store, filters: Filters, model: ScoringModel) -> tuple[Share, Share]:
    """The figures `sent_straight_to_sales` and `qualified_share`, for one grading of the leads."""
    counted = counts_by(store, "qualified_by_hand_off", filters, model)
    sent = sum(leads for handed_off, _, leads in counted if handed_off)
    sent_qualified = sum(count for handed_off, count, _ in counted if handed_off)
    return (
        share(sent - sent_qualified, sent),
        share(sum(count for _, count, _ in counted), sum(leads for _, _, leads in counted)),
    )


def hand_off_sentence(answer: HandOffAnswer) -> str:
    """Where do leads stall between marketing and sales?"""
    if not answer.steps:
        return "There are no leads in this selection whose road is known."
    tightest = answer.tightest
    if tightest is None:
        return "Too few leads went any step of the road to judge where they stall."
    went = tightest.moved_on
    said = (
        f"Leads stall most between {step_words(tightest, ' and ')}: {rate_words(went)} "
        f"{interval_words(went)} go on ({of_words(went)})"
    )
    days = tightest.days
    if days is None or days.median is None:
        return f"{said}. This data has no dates that tell how long it takes."
    said += f", after a median of {days_words(days.median)}."
    most = max(answer.steps, key=_left_behind)
    if most is tightest:
        return said
    return (
        f"{said} In number most stay before {STAGE_WORDS[most.next_step]}: {_left_behind(most):,}."
    )


def step_words(step: Step, between: str = " → ") -> str:
    """A step as "MQL → SAL"."""
    return f"{STAGE_WORDS[step.step]}{between}{STAGE_WORDS[step.next_step]}"


def days_words(days: float) -> str:
    """Days in words: "1 day", "13 days", "2.5 days"."""
    return "1 day" if days == 1 else f"{number_words(days)} days"


def number_words(number: float | None) -> str:
    """A number with a decimal where it has one: "13", "2.5", "1,234"; "–" where there is none."""
    return "–" if number is None else f"{number:,.1f}".removesuffix(".0")


def _left_behind(step: Step) -> int:
    return step.moved_on.denominator - step.moved_on.numerator
