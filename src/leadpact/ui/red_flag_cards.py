"""The cards of the page about the no's."""

from dataclasses import replace

from leadpact.domain.figures import figure_named
from leadpact.domain.shares import Share
from leadpact.metrics.overview import Headline
from leadpact.metrics.pareto import ParetoBar, pareto, vital_few
from leadpact.metrics.red_flag_words import furthest_out
from leadpact.metrics.red_flags import RedFlagsAnswer
from leadpact.metrics.rejection_chart import RejectionWeek
from leadpact.metrics.rejection_grid import NO_REASON
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing
from leadpact.metrics.verdicts import Tone, Verdict, verdict_on
from leadpact.metrics.words import counted, day_words, field_words, of_words, rate_words
from leadpact.ui.parts import Card, share_card


def red_flag_cards(answer: RedFlagsAnswer) -> list[Card]:
    """How many no's, the first one, those without a reason, and what they cost; eight at most."""
    figure = figure_named("first_pass_yield")
    first_pass = Headline(figure, answer.first_pass, verdict_on(figure, answer.first_pass))
    return [
        _share_card("Rejected hand-offs", answer.rejected, "rejected ÷ decided hand-offs"),
        *_reason_cards(answer.reasons),
        share_card(first_pass),
        _weeks_card(answer.weeks),
        _cost_card(answer.given_up),
        *_source_card(answer.most_from),
    ]


def _reason_cards(reasons: Breakdown | Missing) -> list[Card]:
    if isinstance(reasons, Missing):
        return [_lacking("The first no", reasons)]
    bars = pareto(reasons, len(reasons))
    if not bars:
        return []
    few = vital_few(reasons)
    named = [bar for bar in bars if bar.name != NO_REASON]
    return [
        *(_first_card(bar) for bar in named[:1]),
        _without_card(bars),
        Card(
            "The vital few",
            f"{few} of {len(bars)}",
            f"reasons make {rate_words(bars[few - 1].running)} of the no's",
            verdict=Verdict(Tone.PLAIN, "start with these"),
        ),
    ]


def _first_card(bar: ParetoBar) -> Card:
    return _share_card(f"First no: {bar.name}", bar.share, "share of all no's")


def _without_card(bars: tuple[ParetoBar, ...]) -> Card:
    found = next((bar.share for bar in bars if bar.name == NO_REASON), None)
    if found is None:
        total = bars[0].share.denominator
        verdict = Verdict(Tone.GOOD, "every no says why")
        return Card(NO_REASON, "0", f"of {total:,}", verdict=verdict)
    return _share_card(NO_REASON, found, "nobody can learn from these")


def _weeks_card(weeks: tuple[RejectionWeek, ...] | Missing) -> Card:
    title = "Weeks out of control"
    if isinstance(weeks, Missing):
        return _lacking(title, weeks)
    if not weeks:
        return Card(title, "no decisions", verdict=Verdict(Tone.PLAIN, "in this selection"))
    out = furthest_out(weeks)
    of = f"of {counted(len(weeks), 'week')}"
    if not out:
        return Card(title, "0", of, verdict=Verdict(Tone.GOOD, "no week beyond chance"))
    words = f"{day_words(out[0].week)}: {rate_words(out[0].rejected)}, {out[0].outside} its limit"
    return Card(title, f"{len(out):,}", of, verdict=Verdict(Tone.BAD, words))


def _cost_card(given_up: Share | Missing) -> Card:
    title = "Cost in leads"
    if isinstance(given_up, Missing):
        return _lacking(title, given_up)
    card = _share_card(title, given_up, "rejected, and not handed off again")
    if not given_up.denominator:
        return card
    of = f"{rate_words(given_up)} of {given_up.denominator:,} ever rejected"
    return replace(card, value=f"{given_up.numerator:,}", of=of)


def _source_card(most: KeyedShare | None) -> list[Card]:
    if most is None:
        return []
    return [_share_card("Most no's come from", most.share, str(most.key or "no source given"))]


def _share_card(title: str, value: Share | Missing, words: str) -> Card:
    if isinstance(value, Missing):
        return _lacking(title, value)
    if not value.denominator:
        return Card(title, "–", verdict=Verdict(Tone.PLAIN, "no such leads in this selection"))
    said = "too few to judge" if value.too_few else words
    return Card(title, rate_words(value), of_words(value), value, verdict=Verdict(Tone.PLAIN, said))


def _lacking(title: str, missing: Missing) -> Card:
    words = f"needs {field_words(missing.fields)}"
    return Card(title, "not in this data", verdict=Verdict(Tone.PLAIN, words))
