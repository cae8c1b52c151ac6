"""The cards of a review: what is left of the term, the order, the drift and the targets."""

from collections.abc import Sequence

from leadpact.domain.due import Due
from leadpact.domain.figures import figure_named
from leadpact.domain.psi import Stability
from leadpact.metrics.drift import ActiveShare, CriterionDrift, Drift, Standing, ThenNow
from leadpact.metrics.drift_words import (
    chance_words,
    change_verdict,
    old_enough_words,
    order_then_words,
    psi_verdict,
    psi_words,
    then_words,
)
from leadpact.metrics.overview import Headline
from leadpact.metrics.verdicts import Tone, Verdict, mix_verdict, verdict_on
from leadpact.metrics.words import day_words, of_words, rate_words
from leadpact.ui.figure_cards import order_card
from leadpact.ui.parts import Card, share_card

_NAMED = 2


def review_cards(drift: Drift, active: ActiveShare, due: Due | None) -> list[Card]:
    """Eight cards, those of now beside what was then."""
    return [
        _due_card(due),
        _order_card(drift),
        _then_now("Wins captured", drift.wins_captured),
        _then_now("All leads close at", drift.conversion),
        _score_card(drift),
        _criteria_card(drift),
        _active_card(active),
        _mix_card(drift.good_grades),
    ]


def _due_card(due: Due | None) -> Card:
    title = "Next review"
    if due is None:
        return Card(title, "not yet", verdict=Verdict(Tone.PLAIN, "counts from both signatures"))
    on = f"due on {day_words(due.day)}"
    days = f"{abs(due.days_left):,} {'day' if abs(due.days_left) == 1 else 'days'}"
    if due.is_overdue:
        return Card(title, days, on, verdict=Verdict(Tone.BAD, "overdue"))
    verdict = Verdict(Tone.GOOD, "in time") if due.days_left else Verdict(Tone.WATCH, "due today")
    return Card(title, days, on, verdict=verdict)


def _order_card(drift: Drift) -> Card:
    card, then = order_card(drift.order_now), order_then_words(drift.order_then)
    if drift.standing is Standing.TOO_EARLY:
        early = Verdict(Tone.PLAIN, old_enough_words(drift))
        return Card(card.title, "too early", then, verdict=early)
    return Card(card.title, card.value, then, verdict=card.verdict)


def _then_now(title: str, found: ThenNow) -> Card:
    verdict, note = change_verdict(found), then_words(found.then)
    if found.now.rate is None:
        return Card(title, "none yet", verdict=verdict, note=note)
    return Card(title, rate_words(found.now), of_words(found.now), found.now, None, verdict, note)


def _score_card(drift: Drift) -> Card:
    verdict = psi_verdict(drift.score)
    chance = "" if drift.score.value is None else chance_words(drift.score)
    return Card("Scores moved by", psi_words(drift.score), chance, verdict=verdict)


def _criteria_card(drift: Drift) -> Card:
    judged = sum(one.psi is not None for one in drift.criteria)
    moved, look = (drift.told(one) for one in (Stability.MOVED, Stability.LOOK))
    asleep = len(drift.criteria) - judged
    rest = f"{asleep:,} not in both data" if asleep else ""
    if drift.score.stability is Stability.TOO_FEW:
        few = Verdict(Tone.PLAIN, Stability.TOO_FEW.value)
        return Card("Criteria that moved", "cannot tell", verdict=few, note=rest)
    of = f"{len(moved):,} of {judged:,}"
    return Card("Criteria that moved", of, verdict=_moved_verdict(moved, look), note=rest)


def _moved_verdict(moved: Sequence[CriterionDrift], look: Sequence[CriterionDrift]) -> Verdict:
    """Which moved, by name, or how many others want a look."""
    if moved:
        names = ", ".join(one.criterion.label for one in moved[:_NAMED])
        more = f" and {len(moved) - _NAMED:,} more" if len(moved) > _NAMED else ""
        return Verdict(Tone.BAD, f"{names}{more}")
    if look:
        return Verdict(Tone.WATCH, f"{len(look):,} to be looked at")
    return Verdict(Tone.GOOD, "none to be looked at")


def _active_card(active: ActiveShare) -> Card:
    figure = figure_named("active_share")
    verdict = verdict_on(figure, active.now)
    return share_card(Headline(figure, active.now, verdict, then_words(active.then)))


def _mix_card(found: ThenNow) -> Card:
    figure = figure_named("good_grades")
    return share_card(Headline(figure, found.now, mix_verdict(found.now), then_words(found.then)))
