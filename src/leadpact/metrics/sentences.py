"""The sentence under each page's question: the answer, with its number and its verdict."""

from leadpact.domain.shares import Share
from leadpact.metrics.grades import GradeOrder, GradesAnswer
from leadpact.metrics.overview import OverviewAnswer
from leadpact.metrics.recycling import RecyclingAnswer
from leadpact.metrics.shares import Missing
from leadpact.metrics.sources import SourceRow, SourcesAnswer
from leadpact.metrics.verdicts import Tone, mix_verdict
from leadpact.metrics.words import field_words, of_words, rate_words


def needs_sentence(missing: Missing) -> str:
    """What a page says when the data lacks a field."""
    needed = field_words(missing.fields)
    return f"This data cannot answer: it needs {needed}. Map a column to it in Upload."


def grades_sentence(answer: GradesAnswer) -> str:
    """How do our leads grade?"""
    if answer.good.rate is None:
        return "There are no leads in this selection."
    if answer.out_of_reach:
        return _cannot_tell(answer.out_of_reach)
    mix = f"{rate_words(answer.good)} of leads grade A–C ({of_words(answer.good)})"
    words = {
        Tone.GOOD: f"It is a good mix: {mix}",
        Tone.BAD: f"Fit for the dumpster: only {mix}",
    }.get(mix_verdict(answer.good).tone, mix[0].upper() + mix[1:])
    return f"{words}, and {order_words(answer.order)}."


def _cannot_tell(reason: str) -> str:
    return (
        f"The grades cannot tell yet: {reason}. Map more columns, or add criteria from your own "
        "columns in What-if."
    )


def order_words(order: GradeOrder | Missing) -> str:
    """Whether the order of the grades holds, in half a sentence."""
    if isinstance(order, Missing):
        return f"whether better grades close better needs {field_words(order.fields)}"
    if order.holds is None:
        return "the order of the grades cannot be judged yet"
    surely = order.trend is not None and order.trend.p < 0.05
    if order.holds:
        return "better grades close better" + ("" if surely else ", though it may be chance")
    broken = [
        f"{pair.worse} closes at least as well as {pair.better}"
        for pair in order.pairs
        if pair.difference is not None and pair.difference.value <= 0
    ]
    return "the order of the grades does not hold" + (f": {broken[0]}" if broken else "")


def sources_sentence(answer: SourcesAnswer) -> str:
    """Which sources convert?"""
    if answer.overall.rate is None:
        return "There are no leads old enough to judge in this selection."
    judged = [row for row in answer.rows if row.source and not _conversion(row).too_few]
    if not judged:
        return f"Leads convert at {rate_words(answer.overall)}; no source has enough to judge."
    best = max(judged, key=lambda row: _conversion(row).low or 0)
    worst = min(judged, key=lambda row: _conversion(row).high or 1)
    if len(judged) == 1:
        return f"{best.source} converts at {_rate(best)}, the only source with enough to judge."
    words = f"{best.source} converts best, at {_rate(best)}"
    if worst is not best and (_conversion(worst).high or 1) < (_conversion(best).low or 0):
        words += f"; {worst.source} worst, at {_rate(worst)}"
    return f"{words}. All leads: {rate_words(answer.overall)} ({of_words(answer.overall)})."


def recycling_sentence(answer: RecyclingAnswer) -> str:
    """Do leads that come round again close?"""
    share = answer.recycled_share
    if share.rate is None:
        return "No won lead in this selection has its cycles known."
    said = (
        f"{rate_words(share)} of closes ({of_words(share)}) came from leads that cycled two or "
        "more times"
    )
    if share.too_few:
        return f"{said}: too few to judge."
    if 0.2 <= share.rate <= 0.3:
        return f"Yes: {said}, inside the field's 20–30 %. A no is not the end."
    if share.rate > 0.3:
        return f"Yes: {said}, more than the field's 20–30 %."
    return f"Less than elsewhere: {said}; the field has 20–30 %."


def overview_sentence(answer: OverviewAnswer) -> str:
    """Are our leads any good?"""
    values = {headline.figure.name: headline.value for headline in answer.headlines}
    good = values["good_grades"]
    if not isinstance(good, Share) or good.rate is None:
        return "There are no leads in this selection."
    if answer.out_of_reach:
        return _cannot_tell(answer.out_of_reach)
    order = answer.order
    holds = isinstance(order, GradeOrder) and order.holds is True
    verdict = mix_verdict(good)
    if verdict.tone is Tone.GOOD:
        start = "Mostly." if holds else "More than half, by their grades."
    else:
        start = "Not enough of them."
    bad = [
        headline.figure.title.lower()
        for headline in answer.headlines
        if headline.verdict.tone is Tone.BAD and headline.figure.name != "good_grades"
    ]
    watch = f" Out of its band: {', '.join(bad)}." if bad else ""
    return f"{start} {rate_words(good)} of leads grade A–C, and {order_words(order)}.{watch}"


def _conversion(row: SourceRow) -> Share:
    return row.matured if row.matured is not None else row.naive


def _rate(row: SourceRow) -> str:
    found = _conversion(row)
    return f"{rate_words(found)} ({of_words(found)})"
