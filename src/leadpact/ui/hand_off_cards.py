"""The cards of the page about the hand-off."""

from leadpact.domain.figures import figure_named
from leadpact.domain.middles import Middle
from leadpact.domain.shares import Share
from leadpact.metrics.hand_off import HandOffAnswer, days_words, number_words, step_words
from leadpact.metrics.journeys import Bumps
from leadpact.metrics.overview import Headline
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict, verdict_on
from leadpact.metrics.words import field_words, of_words, percent, rate_words
from leadpact.ui.parts import Card, share_card

_NO_BREAK = "\u00a0"


def hand_off_cards(answer: HandOffAnswer) -> list[Card]:
    """Where most stall, who was sent and accepted, how long the journey is, and first contacts."""
    return [
        _tightest_card(answer),
        _share_card("sent_straight_to_sales", answer.straight),
        _share_card("qualified_share", answer.qualified),
        _share_card("acceptance_rate", answer.accepted),
        _before_sales_card(answer.journeys.before_sales),
        _length_card(answer.journeys.length),
        _bumps_card(answer.journeys.bumps),
        _contact_card(answer),
    ]


def _tightest_card(answer: HandOffAnswer) -> Card:
    step = answer.tightest
    if step is None:
        return Card("Most stall", "cannot tell", verdict=_plain("too few leads"))
    slow = days_words(step.slow_days) if step.slow_days is not None else ""
    waiting = f"{step.stalled:,} of {step.open:,} open ones wait over {slow}" if slow else ""
    return Card(
        f"Most stall: {step_words(step)}",
        rate_words(step.moved_on),
        of_words(step.moved_on),
        step.moved_on,
        verdict=_plain("go on"),
        note=waiting,
    )


def _before_sales_card(before: Middle | Missing) -> Card:
    figure = figure_named("journey_before_sales")
    if isinstance(before, Missing) or before.median is None:
        return _none(figure.title, before)
    target = figure.target
    words = target.words if target else ""
    inside = target is not None and before.median <= target.high
    verdict = Verdict(Tone.GOOD, words) if inside else Verdict(Tone.WATCH, f"above · {words}")
    return Card(
        figure.title,
        percent(before.median),
        f"median of {before.count:,} {_percents(before.low, before.high)}",
        verdict=_unless_few(before, verdict),
        note=f"half have {_percents(before.quarter, before.three_quarters).strip('[]')}",
    )


def _length_card(length: Middle | Missing) -> Card:
    title = figure_named("journey_length").title
    if isinstance(length, Missing) or length.median is None:
        return _none(title, length)
    return Card(
        title,
        days_words(length.median),
        f"median of {length.count:,} {_between(length)}",
        verdict=_unless_few(length, _plain("first touch to win")),
        note=f"half take {number_words(length.quarter)}–{number_words(length.three_quarters)} days",
    )


def _bumps_card(bumps: Bumps | Missing) -> Card:
    title = "Won without a bump"
    if isinstance(bumps, Missing) or bumps.mean is None:
        return _none(title, bumps if isinstance(bumps, Missing) else bumps.per_lead)
    return Card(
        title,
        rate_words(bumps.none),
        of_words(bumps.none),
        bumps.none,
        verdict=_unless_few(bumps.per_lead, _plain(f"{bumps.mean:.2f} moves backwards per win")),
        note=f"median {number_words(bumps.per_lead.median)}",
    )


def _contact_card(answer: HandOffAnswer) -> Card:
    title = figure_named("time_to_first_contact").title
    contact = answer.contacts.hours
    said = " · ".join(
        part
        for part in (
            _part(answer.contacts.within_24_hours, "within 24 hours"),
            _part(answer.five_attempts, "tried 5 times in 14 days"),
        )
        if part
    )
    if isinstance(contact, Missing) or contact.median is None:
        return _none(title, contact)
    return Card(
        title,
        _time_words(contact.median),
        f"median of {contact.count:,} {_times_between(contact)}",
        verdict=_unless_few(contact, _plain(said)),
    )


def _part(value: Share | Missing, words: str) -> str:
    if isinstance(value, Missing) or value.rate is None:
        return ""
    return f"{rate_words(value).replace(' ', _NO_BREAK)} {words}"


def _time_words(hours: float) -> str:
    """Hours below two days, days above."""
    return (
        days_words(hours / 24) if hours >= 48 or hours % 24 == 0 else f"{number_words(hours)} hours"
    )


def _times_between(hours: Middle) -> str:
    if hours.low is None or hours.high is None:
        return ""
    return f"[{_time_words(hours.low)}–{_time_words(hours.high)}]".replace(" days–", "–")


def _percents(low: float | None, high: float | None) -> str:
    return f"[{percent(low).removesuffix(' %')}–{percent(high)}]".replace(" ", _NO_BREAK)


def _between(middle: Middle) -> str:
    return f"[{number_words(middle.low)}–{number_words(middle.high)}]"


def _share_card(name: str, value: Share | Missing) -> Card:
    figure = figure_named(name)
    return share_card(Headline(figure, value, verdict_on(figure, value)))


def _none(title: str, value: Middle | Missing) -> Card:
    if isinstance(value, Missing):
        words = f"needs {field_words(value.fields)}"
        return Card(title, "not in this data", verdict=_plain(words))
    return Card(title, "none", verdict=_plain("no such leads in this selection"))


def _unless_few(value: Middle, verdict: Verdict) -> Verdict:
    return _plain("too few to judge") if value.too_few else verdict


def _plain(words: str) -> Verdict:
    return Verdict(Tone.PLAIN, words)
