"""What the Capacity page says: whether sales can work what comes, and what would fit."""

from leadpact.metrics.assignment import AssignmentAnswer
from leadpact.metrics.capacity import CapacityAnswer, LeadsNeeded
from leadpact.metrics.capacity_threshold import FittingThreshold
from leadpact.metrics.routing import Branch, gap_between
from leadpact.metrics.shares import Missing
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import counted, field_words, interval_words, rate_words

_ROOM = 0.8


def capacity_sentence(answer: CapacityAnswer) -> str:
    """Can sales work what marketing sends?"""
    if answer.a_month is None:
        return "How many leads reach sales in a month is not in this data: needs Created."
    if answer.a_rep is None:
        return (
            f"Qualified leads a month: {leads_words(answer.a_month)}. Nobody says who works them: "
            "name the reps below, or map a column to Owner in Upload."
        )
    if answer.capacity is None:
        return f"{_reach_words(answer.a_rep)} each rep in a month."
    reach = (
        f"{_reach_words(answer.a_rep)} each rep in a month, and a rep can "
        f"work {leads_words(answer.capacity)}{_assumed(answer)}"
    )
    begun = {Tone.BAD: "No, too many", Tone.GOOD: "Yes", Tone.WATCH: "Yes, with room for more"}
    return f"{begun[load_verdict(answer).tone]}: {reach}{_quota_words(answer)}."


def lack_words(missing: Missing) -> str:
    """What is needed: fields, or what people enter on the page."""
    entered = {"capacity": "reps and what they can work, set below", "quota": "quotas, set below"}
    if len(missing.fields) == 1 and missing.fields[0] in entered:
        return entered[missing.fields[0]]
    return field_words(missing.fields)


def leads_words(number: float) -> str:
    """A number of leads with one decimal, where it has any: "10.5", "30"."""
    return f"{number:,.1f}".removesuffix(".0")


def load_verdict(answer: CapacityAnswer) -> Verdict:
    """Whether what reaches a rep on average fits what a rep can work."""
    if answer.a_rep is None or answer.capacity is None:
        return Verdict(Tone.PLAIN, "say what a rep can work")
    words = f"a rep can work {leads_words(answer.capacity)}{_assumed(answer)}"
    if answer.a_rep > answer.capacity:
        return Verdict(Tone.BAD, f"too many: {words}")
    if answer.a_rep < _ROOM * answer.capacity:
        return Verdict(Tone.WATCH, f"room for more: {words}")
    return Verdict(Tone.GOOD, f"fits: {words}")


def needed_verdict(needed: LeadsNeeded, a_month: float | None, reps: int) -> Verdict:
    """Whether as many qualified leads come as the quotas need; of all reps, or nothing is said."""
    if needed.leads is None:
        return Verdict(Tone.PLAIN, "no won qualified lead tells what one is worth")
    if a_month is None:
        return Verdict(Tone.PLAIN, "how many come a month needs Created")
    if needed.quotas < reps:
        return Verdict(Tone.PLAIN, f"for the quotas of {needed.quotas:,} of {reps:,} reps")
    comes = f"{a_month:,.0f} come"
    if a_month >= (needed.high if needed.high is not None else float("inf")):
        return Verdict(Tone.GOOD, f"enough: {comes}")
    if a_month < (needed.low or 0):
        return Verdict(Tone.BAD, f"too few: {comes}")
    side = "enough" if a_month >= needed.leads else "too few"
    return Verdict(Tone.WATCH, f"{side}, but not surely: {comes}")


def range_words(low: float | None, high: float | None) -> str:
    """From one number to another in whole ones; open where there is no end."""
    if low is None:
        return ""
    return f"between {low:,.0f} and {high:,.0f}" if high is not None else f"{low:,.0f} or more"


def threshold_sentence(found: FittingThreshold | Missing | None) -> str:
    """The MQL threshold that fills and does not flood, and what it gives up."""
    if isinstance(found, Missing):
        return f"Which MQL threshold fits: needs {lack_words(found)}."
    if found is None:
        return "There are no leads in this selection to set a threshold for."
    if found.then is None:
        return (
            f"No MQL threshold fits: raised hands alone are {found.load_then:,.0f} a month, and "
            f"sales can work {found.capacity:,.0f}."
        )
    begun = (
        f"An MQL threshold of {found.then:,} (now {found.now:,}) hands over "
        f"{found.load_then:,.0f} of the {found.capacity:,.0f} leads a month that sales can work"
    )
    if found.then == found.now:
        return f"The MQL threshold of {found.now:,} fills the reps and does not flood them."
    given_up = found.wins_given_up
    if found.captured.rate is None:
        return f"{begun}; no win tells what that gives up."
    change = (
        f"it gives up {given_up:,} of the {found.captured.denominator:,} wins"
        if given_up > 0
        else f"it captures {-given_up:,} more of the {found.captured.denominator:,} wins"
        if given_up
        else "it gives up no win"
    )
    return f"{begun}; {change}."


def routing_sentence(branches: tuple[Branch, ...]) -> str:
    """What the rule sends straight to reps, and whether it tells better leads from others."""
    straight, rest = branches
    gap = gap_between(branches)
    if gap is None:
        return "There are too few leads to tell the branches apart."
    begun = (
        f"A timeline within three months or a raised hand sends {straight.leads:,} leads straight "
        f"to reps; they close at {rate_words(straight.conversion)} "
        f"{interval_words(straight.conversion)}, the {rest.leads:,} to nurture at "
        f"{rate_words(rest.conversion)} {interval_words(rest.conversion)}"
    )
    if straight.conversion.too_few or rest.conversion.too_few:
        return f"{begun}: too few to judge."
    return f"{begun}." if gap.is_real else f"{begun}: no real difference."


def assignment_sentence(answer: AssignmentAnswer) -> str:
    """How many waiting leads find a rep today, and how many do not."""
    waiting = len(answer.assignments)
    if not waiting:
        return "No open sales-owned lead waits for a rep."
    free = sum(seat.free for seat in answer.seats)
    room = f"room for {free:,} today" if free else "no room today"
    return (
        f"{counted(waiting, 'open sales-owned lead')} {'waits' if waiting == 1 else 'wait'} for a "
        f"rep. The reps have {room} (capacity ÷ 30 a day, less what the last 24 hours brought): "
        f"{answer.given:,} given out, the best scores first.{_never_words(answer)}"
    )


def _never_words(answer: AssignmentAnswer) -> str:
    """Who gets none on any day."""
    never = sum(seat.share == 0 for seat in answer.seats)
    if not never:
        return ""
    who = "1 rep" if never == 1 else f"{never:,} reps"
    return f" {who} can work fewer than 15 leads a month: a day's share of that rounds to none."


def _reach_words(a_rep: float) -> str:
    number = leads_words(a_rep)
    return "1 qualified lead reaches" if number == "1" else f"{number} qualified leads reach"


def _assumed(answer: CapacityAnswer) -> str:
    if not answer.assumed:
        return ""
    every = answer.assumed == len(answer.reps)
    return " (assumed)" if every else f" (assumed for {answer.assumed:,} of {len(answer.reps):,})"


def _quota_words(answer: CapacityAnswer) -> str:
    needed = answer.needed
    if isinstance(needed, Missing) or needed.leads is None or answer.a_month is None:
        return ""
    tone = needed_verdict(needed, answer.a_month, len(answer.reps)).tone
    if tone in (Tone.GOOD, Tone.PLAIN):
        return ""
    surely = "" if tone is Tone.BAD else ", by what is known so far,"
    return f"; the quotas{surely} need {needed.leads:,.0f} a month, {answer.a_month:,.0f} come"
