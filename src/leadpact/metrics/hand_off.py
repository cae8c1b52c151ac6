"""Where do leads stall between marketing and sales?"""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.middles import Middle
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share
from leadpact.metrics.journeys import (
    Bumps,
    bumps,
    contacted_within_24_hours,
    five_attempts_in_14_days,
    journey_before_sales,
    journey_length,
    time_to_first_contact,
)
from leadpact.metrics.roads import Cohort, Step, cohorts, funnel
from leadpact.metrics.shares import Missing, share_of
from leadpact.metrics.words import interval_words, of_words, rate_words
from leadpact.store.database import Store

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
    """The steps of the road in order, the months' leads on it, and what the cards show.

    `before_sales` is a share of the journey in [0, 1], `length` in days, `first_contact` in hours.
    """

    steps: tuple[Step, ...]
    cohorts: tuple[Cohort, ...] | Missing
    straight: Share | Missing
    qualified: Share | Missing
    accepted: Share | Missing
    before_sales: Middle | Missing
    length: Middle | Missing
    bumps: Bumps | Missing
    first_contact: Middle | Missing
    within_24_hours: Share | Missing
    five_attempts: Share | Missing

    @property
    def tightest(self) -> Step | None:
        """The step that the smallest share of its leads leaves onwards; None where too few went."""
        judged = [step for step in self.steps if not step.moved_on.too_few]
        return min(judged, key=lambda step: step.moved_on.rate or 0.0, default=None)


def hand_off(store: Store, filters: Filters, model: ScoringModel) -> HandOffAnswer | Missing:
    """The road of the filtered leads; needs `stage`."""
    steps = funnel(store, filters)
    if isinstance(steps, Missing):
        return steps
    return HandOffAnswer(
        steps=steps,
        cohorts=cohorts(store, filters),
        straight=share_of(store, "sent_straight_to_sales", filters, model),
        qualified=share_of(store, "qualified_share", filters, model),
        accepted=share_of(store, "acceptance_rate", filters, model),
        before_sales=journey_before_sales(store, filters),
        length=journey_length(store, filters),
        bumps=bumps(store, filters),
        first_contact=time_to_first_contact(store, filters),
        within_24_hours=contacted_within_24_hours(store, filters),
        five_attempts=five_attempts_in_14_days(store, filters),
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
    return "1 day" if days == 1 else f"{days:,.3g} days"


def _left_behind(step: Step) -> int:
    return step.moved_on.denominator - step.moved_on.numerator
