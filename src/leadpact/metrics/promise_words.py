"""Promises in words."""

from collections.abc import Sequence

from leadpact.domain.people import Team
from leadpact.domain.promise import Promise, PromiseKind
from leadpact.metrics.promises import PromisedMonth, PromiseKept, Standing
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import (
    counted,
    field_words,
    interval_words,
    of_words,
    percent,
    rate_words,
)

SIGNS = {
    Standing.KEPT: "✓",
    Standing.BROKEN: "✕",
    Standing.OPEN: "…",
    Standing.TOO_FEW: "–",
}
TITLES = {
    PromiseKind.GOOD_LEADS: "Good leads",
    PromiseKind.REASONS: "Reasons with each lead",
    PromiseKind.FIRST_CONTACT: "First contact",
    PromiseKind.ATTEMPTS: "Attempts",
    PromiseKind.REASON_WITH_NO: "A reason with every no",
}
OF_WHAT = {
    PromiseKind.GOOD_LEADS: "leads that came in that month and grade A or B",
    PromiseKind.REASONS: "leads handed off that month with so many criteria that add points",
    PromiseKind.FIRST_CONTACT: "leads handed off that month that sales spoke to in time",
    PromiseKind.ATTEMPTS: "leads handed off that month that reps tried so often",
    PromiseKind.REASON_WITH_NO: "no's of that month with a reason given",
}


def promise_words(promise: Promise) -> str:
    """What is promised: "first contact within 24 hours, for 80 % of leads"."""
    number, part = promise.number or 0, percent(promise.share).replace(" ", "\u00a0")
    return {
        PromiseKind.GOOD_LEADS: f"{counted(number, 'lead')} of grade A or B a month",
        PromiseKind.REASONS: f"{counted(number, 'reason')} or more with {part} of leads handed off",
        PromiseKind.FIRST_CONTACT: (
            f"first contact within {counted(number, 'hour')}, for {part} of leads"
        ),
        PromiseKind.ATTEMPTS: (
            f"{counted(number, 'attempt')} within {counted(promise.days or 0, 'day')}, for {part} "
            "of leads"
        ),
        PromiseKind.REASON_WITH_NO: f"a reason with {part} of no's",
    }[promise.kind]


def promises_sentence(found: Sequence[PromiseKept]) -> str:
    """Do we keep our promises?"""
    if not found:
        return "Nobody has promised anything yet. Each team makes its own promises below."
    said = [
        _team_sentence(team, [one for one in found if one.promise.kind.team is team])
        for team in Team
    ]
    return " ".join(said)


def month_words(promise: Promise, one: PromisedMonth) -> str:
    """What held in a month: "103 of 100" promised, or "46 of 215, 21 %"."""
    if promise.kind is PromiseKind.GOOD_LEADS:
        return f"{one.share.numerator:,} of {promise.number or 0:,}"
    if not one.share.denominator:
        return "none there"
    return f"{of_words(one.share)}, {rate_words(one.share)}".replace(" %", "\u00a0%")


def month_interval(promise: Promise, one: PromisedMonth) -> str:
    """The interval of what held; empty for good leads, which are counted."""
    return "" if promise.kind is PromiseKind.GOOD_LEADS else interval_words(one.share)


def newest_verdict(found: PromiseKept) -> Verdict:
    """How the promise stands in the newest month that can be judged."""
    if isinstance(found.months, Missing):
        return Verdict(Tone.PLAIN, f"needs {field_words(found.months.fields)}")
    newest = found.newest
    if newest is None:
        return Verdict(Tone.PLAIN, "no month can be judged yet")
    tone = Tone.GOOD if newest.standing is Standing.KEPT else Tone.BAD
    words = month_words(found.promise, newest)
    return Verdict(tone, f"{newest.standing} in {newest.month:%B %Y}: {words}")


def _team_sentence(team: Team, found: Sequence[PromiseKept]) -> str:
    name = team.value.capitalize()
    if not found:
        return f"{name} promises nothing yet."
    judged = [one for one in found if one.newest is not None]
    if not judged:
        return f"No promise of {team} can be judged yet."
    kept = [one for one in judged if one.newest and one.newest.standing is Standing.KEPT]
    broken = [TITLES[one.promise.kind].lower() for one in judged if one not in kept]
    months = {one.newest.month for one in judged if one.newest}
    when = f"in {max(months):%B %Y}" if len(months) == 1 else "in the newest month of each"
    rest = f"; broken: {', '.join(broken)}" if broken else ""
    return f"{name} kept {len(kept)} of {counted(len(judged), 'promise')} {when}{rest}."
