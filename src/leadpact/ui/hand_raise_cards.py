"""The cards of the hand-raise page."""

from leadpact.domain.figures import figure_named
from leadpact.domain.shares import Share
from leadpact.metrics.calls import Caller, Decides
from leadpact.metrics.hand_raise import HandRaiseAnswer
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict, verdict_on
from leadpact.metrics.words import of_words, rate_words
from leadpact.ui.parts import Card

_DECIDERS = {
    Decides.HAND_RAISE: "Hand-raise decides",
    Decides.BANT: "BANT decides",
    Decides.DEFINITION: "Definition decides",
}


def hand_raise_cards(answer: HandRaiseAnswer) -> list[Card]:
    """How those that asked fare, what each way to decide would bring, and who owns what."""
    return [
        _card("Asked to be called", answer.asked, "of them were won"),
        _card("BANT, but did not ask", answer.bant_alone, "of them were won"),
        _card("Did not ask", answer.quiet, "of them were won"),
        _accepted(answer.accepted),
        *(_caller(caller) for caller in answer.callers),
        _owned(answer),
    ]


def _accepted(accepted: Share | Missing) -> Card:
    words = "" if isinstance(accepted, Missing) else _disputed(accepted)
    return _card("Accepted by sales", accepted, words)


def _disputed(accepted: Share) -> str:
    return f"of askers’ hand-offs · {accepted.denominator - accepted.numerator:,} disputed"


def _caller(caller: Caller) -> Card:
    title = _DECIDERS[caller.decides]
    calls, wins, captured = caller.calls, caller.wins_per_call, caller.wins_captured
    if isinstance(calls, Missing) or isinstance(wins, Missing) or isinstance(captured, Missing):
        return _card(title, calls, "")
    return _card(title, captured, f"of wins · {calls.numerator:,} calls, {_per_hundred(wins)}")


def _per_hundred(wins: Share) -> str:
    if wins.rate is None or wins.low is None or wins.high is None:
        return "none to judge"
    return f"{wins.rate * 100:.0f} wins per 100 [{wins.low * 100:.0f}–{wins.high * 100:.0f}]"


def _owned(answer: HandRaiseAnswer) -> Card:
    title = "Open leads of sales"
    found = {row.key: row.share for row in answer.ownership}
    marketing = found.get("marketing")
    rest = f"marketing owns the other {marketing.numerator:,}" if marketing else ""
    own = found.get("sales")
    if own is None:
        return Card(title, "none", verdict=Verdict(Tone.PLAIN, rest or "no open leads"))
    return _card(title, own, rest)


def _card(title: str, value: Share | Missing, words: str) -> Card:
    figure = figure_named("hand_raise_against_bant")
    verdict = verdict_on(figure, value)
    if isinstance(value, Missing):
        return Card(title, "not in this data", verdict=verdict)
    if value.rate is not None and not value.too_few:
        verdict = Verdict(Tone.PLAIN, words)
    return Card(title, rate_words(value), of_words(value), value, verdict=verdict)
