"""What is said of the no's: the page's sentence, weeks and drivers in words."""

from collections.abc import Sequence
from statistics import median

from leadpact.domain.fields import lead_field
from leadpact.domain.shares import Difference, Share
from leadpact.metrics.driver_table import DriverTable
from leadpact.metrics.pareto import ParetoBar, pareto
from leadpact.metrics.reason_drivers import Driver, ReasonDrivers
from leadpact.metrics.red_flags import RedFlagsAnswer
from leadpact.metrics.rejection_chart import Different, RejectionWeek
from leadpact.metrics.rejection_grid import NO_REASON
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import (
    counted,
    day_words,
    field_words,
    interval_words,
    of_words,
    percent,
    rate_words,
)

_FRACTIONS = (
    (1 / 4, "a quarter"),
    (1 / 3, "a third"),
    (1 / 2, "half"),
    (2 / 3, "two thirds"),
    (3 / 4, "three quarters"),
)
_NEAR = 0.02
_LARGE_GAP = 0.1
# From so many hand-offs in a usual week on, its limits are narrower than five points each way.
_MANY_A_WEEK = 1000


def red_flags_sentence(answer: RedFlagsAnswer) -> str:
    """What are the no's?"""
    if isinstance(answer.reasons, Missing):
        return f"{_how_many(answer.rejected)}; why needs {field_words(answer.reasons.fields)}."
    bars = pareto(answer.reasons)
    if not bars:
        return "No no's: sales rejected no hand-off in this selection."
    first = bars[0]
    of_all = (
        f"{rate_words(first.share)} {interval_words(first.share)} of {first.share.denominator:,}"
    )
    if first.share.too_few:
        return f"Sales said no {counted(first.share.denominator, 'time')}: too few to judge."
    start = (
        "Most no's have no reason"
        if first.name == NO_REASON and (first.share.rate or 0) > 1 / 2
        else "The first no has no reason"
        if first.name == NO_REASON
        else f"“{first.name}” is the first no"
    )
    return f"{start}: {of_all}{_from_where(answer, first)}."


def fraction_words(share: Share) -> str:
    """A share as people say it: "two thirds", "all", or in percent where no such word is near."""
    rate = share.rate or 0.0
    if share.numerator == share.denominator:
        return "all"
    near = [word for fraction, word in _FRACTIONS if abs(rate - fraction) <= _NEAR]
    return near[0] if near else rate_words(share)


def week_words(week: RejectionWeek) -> str:
    """A week outside its limits: "Week of 10 Mar 2025: 80 % rejected (138 of 173), above 49 %"."""
    limit = week.high if week.outside == "above" else week.low
    return (
        f"Week of {day_words(week.week)}: {rate_words(week.rejected)} rejected "
        f"({of_words(week.rejected)}), {week.outside} the limit of {percent(limit)}"
    )


def different_words(one: Different) -> str:
    """What was different: "Source DataBarn list: 79 % against 26 %, +54 points [47–59]"."""
    return (
        f"{field_label(one.field)} {one.value}: {rate_words(one.in_week)} of the week’s hand-offs "
        f"against {rate_words(one.otherwise)}, {_points(one.difference)}"
    )


def field_label(name: str) -> str:
    """The label of a lead field, or of the reason of a no."""
    return "Reason" if name == "reason" else lead_field(name).label


def driver_words(driver: Driver) -> str:
    """What stands behind a no: "Student is yes: 6.2 times the odds of this no [4.1–9.4]"."""
    return (
        f"{driver.value.words}: {driver.odds_ratio:.1f} times the odds of this no "
        f"[{driver.low:.1f}–{driver.high:.1f}]"
    )


def drivers_sentence(found: ReasonDrivers) -> str:
    """What stands behind one reason, in a sentence."""
    if found.too_few:
        return f"{counted(found.leads, 'lead')} rejected for “{found.reason}”: too few to judge."
    if not found.drivers:
        return (
            f"Nothing known before stands out among the {found.leads:,} leads rejected for "
            f"“{found.reason}”: none of {counted(found.tried, 'value')} tried."
        )
    strongest = found.drivers[0]
    return (
        f"{driver_words(strongest)}. {rate_words(strongest.with_value)} of decided leads with it "
        f"({of_words(strongest.with_value)}) against {rate_words(strongest.others)} without "
        f"({of_words(strongest.others)})."
    )


def drivers_note(found: ReasonDrivers, table: DriverTable) -> str:
    """How the drivers were found, for who wants to know."""
    looked_at = (
        f" Judged on {table.judged:,} of {table.leads:,} leads, drawn by their ids."
        if table.judged < table.leads
        else ""
    )
    return (
        f"{len(found.drivers)} of {counted(found.tried, 'value')} tried, each of 20 leads or more, "
        "in fields known before the no; corrected for the number tried (Benjamini–Hochberg, 5 %). "
        f"Odds ratios with 95 % intervals, over leads whose field is filled.{looked_at}"
    )


def furthest_out(weeks: Sequence[RejectionWeek]) -> list[RejectionWeek]:
    """The weeks outside their limits, those furthest out first."""
    return sorted((week for week in weeks if week.outside), key=lambda w: (-_sigmas(w), w.week))


def many_note(weeks: Sequence[RejectionWeek]) -> str | None:
    """What to make of weeks outside where so many are decided in each that chance plays no part."""
    usual = median(week.rejected.denominator for week in weeks) if weeks else 0
    if usual < _MANY_A_WEEK or not any(week.outside for week in weeks):
        return None
    return (
        f"With {usual:,.0f} hand-offs in a usual week the limits are narrow: look at the weeks "
        "furthest out, and at how much differs in them."
    )


def _sigmas(week: RejectionWeek) -> float:
    """How far the week is out, in units of its limits' distance from the centre."""
    rate = week.rejected.rate or 0.0
    width = max(week.high - week.centre, week.centre - week.low, 1e-9)
    return abs(rate - week.centre) / width


def _how_many(rejected: Share | Missing) -> str:
    if isinstance(rejected, Missing) or rejected.rate is None:
        return "Sales rejected hand-offs"
    return f"Sales rejected {rate_words(rejected)} of {rejected.denominator:,} decided hand-offs"


def _from_where(answer: RedFlagsAnswer, first: ParetoBar) -> str:
    most = answer.from_source.get(first.name)
    if most is None or most.key is None or most.share.too_few:
        return ""
    return f"; {fraction_words(most.share)} come from {most.key}"


def _points(gap: Difference) -> str:
    digits = 0 if gap.value >= _LARGE_GAP else 1
    ends = f"[{gap.low * 100:.{digits}f} to {gap.high * 100:.{digits}f}]"
    return f"{gap.value * 100:+.{digits}f} points {ends}"
