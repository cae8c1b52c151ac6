"""The cards of the Capacity page."""

from leadpact.metrics.capacity import CapacityAnswer
from leadpact.metrics.capacity_threshold import FittingThreshold
from leadpact.metrics.capacity_words import (
    lack_words,
    leads_words,
    load_verdict,
    needed_verdict,
    range_words,
)
from leadpact.metrics.routing import Branch
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, of_words, rate_words
from leadpact.ui.parts import Card


def capacity_cards(answer: CapacityAnswer) -> list[Card]:
    """Load, reps with too many and too few, leads needed, what fits, and both branches."""
    return [
        _load_card(answer),
        _too_many_card(answer),
        _too_few_card(answer),
        _needed_card(answer),
        *_threshold_cards(answer.threshold),
        *_branch_cards(answer.branches),
    ]


def _load_card(answer: CapacityAnswer) -> Card:
    title = "Load per rep and month"
    if answer.a_rep is None:
        needs = "needs Created" if answer.a_month is None else "needs Owner, or reps set below"
        return Card(title, "not in this data", verdict=Verdict(Tone.PLAIN, needs))
    of = f"{answer.a_month or 0:,.0f} qualified leads a month ÷ {counted(len(answer.reps), 'rep')}"
    return Card(title, leads_words(answer.a_rep), of, verdict=load_verdict(answer))


def _too_many_card(answer: CapacityAnswer) -> Card:
    title = "Reps with too many"
    known = [one for one in answer.reps if None not in (one.capacity, one.a_month)]
    if not known:
        lacks = "needs Created" if answer.a_month is None else "needs Owner, or reps set below"
        return Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, lacks))
    over = sum(one.is_too_many for one in known)
    words = "get more than they can work" if over else "nobody gets more than can be worked"
    tone = Tone.BAD if over else Tone.GOOD
    return Card(title, f"{over:,} of {len(known):,}", verdict=Verdict(tone, words))


def _too_few_card(answer: CapacityAnswer) -> Card:
    title = "Reps with too few"
    known = [one for one in answer.reps if one.quota is not None and one.expected is not None]
    if not known:
        return Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, _lacks_for_quota(answer)))
    under = sum(one.is_too_few for one in known)
    surely = sum(one.is_surely_too_few for one in known)
    verdict = Verdict(Tone.GOOD, "all are expected to reach their quota")
    if under:
        words = f"expected to miss their quota, {f'{surely:,}' if surely else 'none'} surely"
        verdict = Verdict(Tone.BAD if surely else Tone.WATCH, words)
    return Card(title, f"{under:,} of {len(known):,}", verdict=verdict)


def _lacks_for_quota(answer: CapacityAnswer) -> str:
    if all(one.quota is None for one in answer.reps):
        return "set quotas below"
    return "needs Created" if answer.a_month is None else "needs won leads with Amount"


def _needed_card(answer: CapacityAnswer) -> Card:
    title = "Leads needed a month"
    needed = answer.needed
    if isinstance(needed, Missing):
        return Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, "set quotas below"))
    verdict = needed_verdict(needed, answer.a_month, len(answer.reps))
    if needed.leads is None:
        return Card(title, "cannot tell", verdict=verdict)
    return Card(
        title, f"{needed.leads:,.0f}", range_words(needed.low, needed.high), None, None, verdict
    )


def _threshold_cards(found: FittingThreshold | Missing | None) -> list[Card]:
    titles = ("MQL threshold that fits", "Wins captured with it")
    if found is None or isinstance(found, Missing):
        lacks = "no leads in this selection" if found is None else f"needs {lack_words(found)}"
        return [Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, lacks)) for title in titles]
    if found.then is None:
        words = f"raised hands alone are {found.load_then:,.0f} a month"
        first = Card(titles[0], "none", verdict=Verdict(Tone.BAD, words))
    else:
        of = f"now {found.now:,}, which hands over {found.load_now:,.0f} a month"
        words = f"hands over {found.load_then:,.0f} of {found.capacity:,.0f} a month"
        first = Card(titles[0], f"{found.then:,}", of, verdict=Verdict(Tone.PLAIN, words))
    then = found.captured_then
    words = f"now {rate_words(found.captured)} ({of_words(found.captured)})"
    return [
        first,
        Card(titles[1], rate_words(then), of_words(then), then, verdict=Verdict(Tone.PLAIN, words)),
    ]


def _branch_cards(branches: tuple[Branch, ...] | Missing) -> list[Card]:
    titles = ("Straight to reps closes at", "To nurture closes at")
    if isinstance(branches, Missing):
        return [
            Card(
                title,
                "not in this data",
                verdict=Verdict(Tone.PLAIN, f"needs {lack_words(branches)}"),
            )
            for title in titles
        ]
    return [
        Card(
            title,
            rate_words(one.conversion),
            of_words(one.conversion),
            one.conversion,
            verdict=Verdict(
                Tone.PLAIN,
                "too few to judge"
                if one.conversion.too_few
                else f"{counted(one.leads, 'lead')}, {counted(one.won, 'win')} in all",
            ),
        )
        for title, one in zip(titles, branches, strict=True)
    ]
