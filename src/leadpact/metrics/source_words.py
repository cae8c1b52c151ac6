"""What the closer looks at sources say, each in a sentence, with its number."""

from collections.abc import Sequence

from leadpact.domain.lifetimes import Reached
from leadpact.domain.shares import Share
from leadpact.metrics.campaigns import CampaignRow
from leadpact.metrics.conversion_by_day import Group, SourceCurve
from leadpact.metrics.paper_tigers import PaperTiger
from leadpact.metrics.source_costs import Price, SourceCost
from leadpact.metrics.words import counted, interval_words, of_words, percent, rate_words

JUDGED_BY = 90
NO_SOURCE = "no source given"


def curve_name(curve: SourceCurve) -> str:
    """Whose curve it is."""
    if curve.group is Group.SOURCE:
        return NO_SOURCE if curve.source is None else curve.source
    return "all sources" if curve.group is Group.ALL else f"{curve.sources:,} smaller sources"


def reached_words(reached: Reached) -> str:
    """The share reached by a day: "12 %", or why there is none."""
    if reached.rate is None:
        return "not seen yet"
    return percent(reached.rate, 1 if 0 < reached.rate < 0.2 else 0)


def ends_words(reached: Reached) -> str:
    """The interval of a share reached: "[9.8–14.1 %]", or that there is too little to it."""
    if reached.low is None or reached.high is None:
        return ""
    if reached.too_few and reached.rate != 1:
        return "too few to judge"
    return f"[{reached.low * 100:.1f}–{reached.high * 100:.1f} %]"


def days_sentence(curves: Sequence[SourceCurve]) -> str:
    """Which sources have won most by day 90, whatever the age of their leads."""
    judged = [
        (curve, reached)
        for curve in curves
        if curve.group is Group.SOURCE and curve.source is not None
        for reached in [curve.life.by(JUDGED_BY)]
        if reached.rate is not None and not reached.too_few
    ]
    young = sum(
        curve.group is Group.SOURCE and curve.life.by(JUDGED_BY).too_few for curve in curves
    )
    rest = f" {counted(young, 'source')} cannot be told yet: too young." if young else ""
    if not judged:
        return f"No source has enough leads that were watched for {JUDGED_BY} days.{rest}"
    best, most = max(judged, key=lambda pair: pair[1].low or 0)
    said = f"By day {JUDGED_BY}, {best.source} has won {_reached(most)} of its leads"
    worst, least = min(judged, key=lambda pair: pair[1].high or 1)
    if worst is not best and (least.high or 1) < (most.low or 0):
        said += f", the most; {worst.source} {_reached(least)}, the least"
    return f"{said}. A young source is judged by the days it had.{rest}"


def campaign_sentence(rows: Sequence[CampaignRow]) -> str:
    """Which campaign of one source converts best, and whether that is sure."""
    judged = [
        (row, found)
        for row in rows
        for found in [row.naive if row.matured is None else row.matured]
        if row.campaign is not None and not found.too_few
    ]
    if not judged:
        return "No campaign of this source has enough leads to judge."
    best, most = max(judged, key=lambda pair: pair[1].low or 0)
    said = f"{best.campaign} converts at {rate_words(most)} ({of_words(most)})"
    if len(judged) == 1:
        return f"{said}, the only campaign of this source with enough to judge."
    worst, least = min(judged, key=lambda pair: pair[1].high or 1)
    if worst is not best and (least.high or 1) < (most.low or 0):
        return f"{said}, better than {worst.campaign}, at {rate_words(least)} ({of_words(least)})."
    return f"{said}, the best, but its campaigns are too close to tell apart."


def tigers_sentence(tigers: Sequence[PaperTiger]) -> str:
    """How many sources bring many leads and little else."""
    if not tigers:
        return "No source with many leads is clearly below the rest."
    worst = tigers[0]
    said = f"{worst.source} is a paper tiger: {counted(worst.leads, 'lead')}, {why_tiger(worst)}."
    if len(tigers) == 1:
        return said
    return f"{said} {counted(len(tigers), 'source')} in all bring many leads and clearly less."


def why_tiger(tiger: PaperTiger) -> str:
    """What is clearly below the rate of all."""
    parts = []
    if tiger.converts_less:
        parts.append(f"won {_share(tiger.conversion)}")
    if tiger.accepted_less and tiger.acceptance is not None:
        parts.append(f"accepted {_share(tiger.acceptance)}")
    return " and ".join(parts) + ": clearly below all"


def less_words(tiger: PaperTiger) -> str:
    """In what it is clearly below all, without the numbers."""
    less = (("converts", tiger.converts_less), ("is accepted", tiger.accepted_less))
    return f"{' and '.join(words for words, holds in less if holds)} clearly less than all leads"


def costs_sentence(costs: Sequence[SourceCost]) -> str:
    """What the leads cost, and which source wins the cheapest."""
    if not costs:
        return "No cost lies in this selection: it has to hold whole months."
    total, leads = sum(one.cost for one in costs), sum(one.leads for one in costs)
    each = f", {money(total / leads)} a lead" if leads else ""
    said = f"{money(total)} brought {counted(leads, 'lead')}{each}."
    priced = [one for one in costs if one.per_win.each is not None and not one.per_win.too_few]
    if not priced:
        return f"{said} No source has enough matured wins to price one."
    cheap = min(priced, key=lambda one: one.per_win.each or 0)
    dear = max(priced, key=lambda one: one.per_win.each or 0)
    said += f" A win of {cheap.source} costs {price_words(cheap.per_win)}"
    return (
        f"{said}, of {dear.source} {price_words(dear.per_win)}."
        if dear is not cheap
        else f"{said}."
    )


def gaps_words(cost: SourceCost) -> str:
    """The months of a source that have only a cost, or only leads."""
    parts = []
    if cost.months_without_leads:
        months = counted(cost.months_without_leads, "month")
        parts.append(f"{months} brought no leads for {money(cost.cost_without_leads)}")
    if cost.months_without_cost:
        months = counted(cost.months_without_cost, "month")
        parts.append(f"{counted(cost.leads_without_cost, 'lead')} of {months} without a cost")
    return "; ".join(parts)


def money(amount: float) -> str:
    """An amount as "12,400", with cents where they matter: "3.75"."""
    return f"{amount:,.2f}" if 0 < amount < 10 else f"{amount:,.0f}"


def price_words(price: Price) -> str:
    """What one costs, with its interval: "420 [310–590]"."""
    if price.each is None:
        return "none yet"
    return f"{money(price.each)} {price_ends(price)}".rstrip()


def price_ends(price: Price) -> str:
    """The interval of a price, or that there are too few to tell."""
    if price.too_few:
        return "too few to judge"
    if price.low is None or price.high is None:
        return ""
    return f"[{money(price.low)}–{money(price.high)}]"


def _reached(reached: Reached) -> str:
    return f"{reached_words(reached)} {ends_words(reached)}"


def _share(found: Share) -> str:
    return f"{rate_words(found)} {interval_words(found)}"
