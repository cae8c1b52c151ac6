"""What the page about recycled leads says, each in a sentence, with its number."""

from collections.abc import Sequence

from leadpact.domain.shares import Share, difference, share
from leadpact.metrics.another_round import AnotherRound, Worth
from leadpact.metrics.recycling import RecyclingAnswer
from leadpact.metrics.sentences import recycling_sentence
from leadpact.metrics.shares import Breakdown, KeyedShare
from leadpact.metrics.source_words import ends_words, reached_words
from leadpact.metrics.waits import Kind, ReasonWaits
from leadpact.metrics.words import counted, interval_words, of_words, rate_words

# From how many hand-offs on a lead may be called cycled.
THRESHOLDS = (2, 3, 4)
BACK_BY = 90
_WORDS = {2: "two or more times", 3: "three or more times", 4: "four or more times"}


def times_words(threshold: int) -> str:
    """How often a lead was handed off that counts as cycled: "two or more times"."""
    return _WORDS[threshold]


def cycled_share(answer: RecyclingAnswer, threshold: int) -> Share:
    """The share of closes whose leads were handed off so many times or more, 2 to 4."""
    return cycled_of(answer.closes_by_cycle, threshold)


def cycled_of(by_cycle: Breakdown, threshold: int) -> Share:
    """The same from the closes by cycles (4 stands for 4 and more)."""
    counts = [(row.key, row.share.numerator) for row in by_cycle]
    cycled = sum(count for key, count in counts if isinstance(key, int) and key >= threshold)
    return share(cycled, sum(count for _, count in counts))


def cycled_sentence(answer: RecyclingAnswer, threshold: int) -> str:
    """Do leads that come round again close? As the field asks it, from two times on."""
    if threshold == THRESHOLDS[0]:
        return recycling_sentence(answer)
    found = cycled_share(answer, threshold)
    if found.rate is None:
        return "No won lead in this selection has its cycles known."
    few = ": too few to judge" if found.too_few else ""
    return (
        f"{rate_words(found)} of closes ({of_words(found)}) came from leads that cycled "
        f"{times_words(threshold)}{few}. The field's 20–30 % is for two or more times."
    )


def waits_name(row: ReasonWaits) -> str:
    """Whose waits they are."""
    if row.kind is Kind.REASON:
        return "no reason given" if row.reason is None else row.reason
    return "all" if row.kind is Kind.ALL else f"{row.reasons:,} rarer reasons"


def waits_sentence(whole: ReasonWaits | None) -> str:
    """How many leads come back after a no, and after how long."""
    if whole is None:
        return "Sales turned nobody down and handed nobody back in this selection."
    back = whole.next.by(BACK_BY)
    won = whole.win.by(BACK_BY)
    said = []
    if back.rate is not None:
        said.append(
            f"{reached_words(back)} {ends_words(back)} of the no's lead to another hand-off within "
            f"{BACK_BY} days"
        )
    if won.rate is not None:
        said.append(f"{reached_words(won)} {ends_words(won)} of these leads are won by then")
    if whole.days.median is not None and not whole.days.too_few:
        said.append(f"those that came back had waited {days_words(whole)}, the median")
    return (
        f"{'; '.join(said)}." if said else "Nobody was watched for long enough after a no to tell."
    )


def days_words(row: ReasonWaits) -> str:
    """The days waited by those that came back: "35 days [32–38]"."""
    days = row.days
    if days.median is None or days.low is None or days.high is None:
        return "nobody came back"
    few = "too few to judge" if days.too_few else f"[{days.low:,.0f}–{days.high:,.0f}]"
    return f"{days.median:,.0f} days {few}"


def best_wait_sentence(after_wait: Breakdown) -> str:
    """After how many weeks leads that come back close best, and whether that is sure."""
    judged = [row for row in after_wait if row.share.rate is not None and not row.share.too_few]
    if not judged:
        return "Too few leads came back long enough ago to say which wait is best."
    best = max(judged, key=lambda row: row.share.rate or 0)
    said = (
        f"Leads that came back after {best.key} closed best: {rate_words(best.share)} "
        f"{interval_words(best.share)} ({of_words(best.share)})"
    )
    others = [row for row in judged if row is not best]
    if not others:
        return f"{said}; no other wait has enough to judge."
    worse = [row for row in others if _is_surely_better(best, row)]
    if not worse:
        return f"{said}, but no wait is clearly better than another."
    return f"{said}, clearly better than after {' and '.join(str(row.key) for row in worse)}."


def round_sentence(rows: Sequence[AnotherRound]) -> str:
    """How many leads are worth another round."""
    leads = sum(row.leads for row in rows)
    if not leads:
        return "No lead of this selection rests or was written off."
    surely, perhaps, untold = (
        sum(row.leads for row in rows if row.worth is worth)
        for worth in (Worth.YES, Worth.PERHAPS, Worth.UNKNOWN)
    )
    more = f", {perhaps:,} more perhaps" if perhaps else ""
    rest = f" Of {untold:,} nobody can tell yet." if untold else ""
    return (
        f"{surely:,} of {counted(leads, 'lead')} that rest or were written off are worth another "
        f"round: recycled leads like them surely close more often than leads do at all{more}.{rest}"
    )


def shares_sentence(rows: Breakdown, what: str, threshold: int) -> str:
    """Where recycled leads make the largest part of closes, and whether that is sure."""
    judged = [row for row in rows if row.key is not None and not row.share.too_few]
    if not judged:
        return f"No {what} has enough closes to judge."
    best = max(judged, key=lambda row: row.share.low or 0)
    said = (
        f"Leads that cycled {times_words(threshold)} are {rate_words(best.share)} "
        f"{interval_words(best.share)} of the closes of {best.key}"
    )
    least = min(judged, key=lambda row: row.share.high or 1)
    if least is not best and _is_surely_better(best, least):
        return f"{said}, and {rate_words(least.share)} of those of {least.key}."
    return f"{said}; no {what} is clearly apart from the others."


def _is_surely_better(one: KeyedShare, other: KeyedShare) -> bool:
    found = difference(one.share, other.share)
    return found is not None and found.low > 0
