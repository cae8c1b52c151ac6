"""The way between two proposals in words that stay true wherever one stands on it."""

from leadpact.domain.shares import Share
from leadpact.metrics.compromise import CompromiseAnswer, Crew, Nearness, StopFigures
from leadpact.metrics.kappa_words import kappa_number, short_kappa_words
from leadpact.metrics.words import counted, field_words, percent, rate_words

_LARGE = 100


def compromise_sentence(answer: CompromiseAnswer, place: int) -> str:
    """What the joint points at this place capture, beside both proposals."""
    if not answer.way.won:
        return (
            f"{no_wins_words(answer)}, so nothing here says which points are better; the way still "
            "shows how near joint points are to each proposal."
        )
    if answer.are_same:
        captured = rate_words(answer.marketing.captured)
        return (
            f"Both proposals are the same: they capture {captured} of wins {within_words(answer)}."
        )
    if answer.way.worked >= answer.way.leads:
        return (
            f"All {answer.way.leads:,} leads can be worked {within_words(answer)}, so any points "
            "capture every win. Set a lower capacity to see where they differ."
        )
    return f"{_captures(answer, place)} {apart_words(answer, answer.stops[place])}"


def no_wins_words(answer: CompromiseAnswer) -> str:
    """Why there are no wins to capture."""
    if answer.has_outcomes:
        return "No lead in this selection is won"
    return f"How leads ended is not in this data: needs {field_words(('outcome',))}"


def within_words(answer: CompromiseAnswer) -> str:
    """The capacity, as "within 16 leads a rep and month"."""
    if answer.capacity is None:
        return f"within the {answer.way.worked:,} best leads"
    return f"within {number_words(answer.capacity)} leads a rep and month"


def capacity_note(crew: Crew, worked: int, leads: int) -> str:
    """What the capacity means, and where it comes from."""
    of = f"the {worked:,} best of {leads:,} leads" if worked < leads else f"all {leads:,} leads"
    if not crew.is_known:
        lacks = "reps" if crew.months else "months" if crew.reps else "months and reps"
        return (
            f"How many {lacks} there are is not in this data, so the capacity is unknown: taken "
            f"are {of}, as many as the two proposals grade A or B on average."
        )
    reps, months = counted(crew.reps or 0, "rep"), counted(crew.months or 0, "month")
    if crew.capacity is None:
        source = "no rep has a capacity set; it starts at what both grade A or B on average"
    else:
        source = (
            f"{number_words(crew.capacity)} is set on average ({crew.set_for:,} of {reps}), "
            "on the Capacity page"
        )
    return f"{reps} over {months}: {of} can be worked; {source}."


def apart_words(answer: CompromiseAnswer, stop: StopFigures) -> str:
    """Whether the data can tell what the stop captures from what the proposals do."""
    named = [("marketing’s", answer.marketing), ("sales’", answer.sales)]
    others = [(name, other) for name, other in named if other.way != stop.way]
    sides = [(name, _side(stop.captured, other.captured)) for name, other in others]
    told = [(name, side) for name, side in sides if side]
    if not told:
        return "Their intervals overlap: this data cannot tell them apart."
    if len(told) == 2 and told[0][1] == told[1][1]:
        return f"That is clearly {told[0][1]} than either proposal."
    words = [f"clearly {side} than {name}" for name, side in told]
    unsure = [f"not to be told apart from {name}" for name, side in sides if not side]
    return f"That is {', '.join([*words, *unsure])}."


def place_words(stop: StopFigures) -> str:
    """Where on the way the stop is, as the slider says it."""
    if stop.way in (0, 1):
        return "Sales’ proposal" if stop.way else "Marketing’s proposal"
    return f"{way_words(stop)} of the way to sales"


def way_words(stop: StopFigures) -> str:
    """The share of the way in whole percent; what is between the proposals is never at one."""
    return percent(min(0.99, max(0.01, stop.way)) if 0 < stop.way < 1 else stop.way)


def label_words(stop: StopFigures, near: Nearness) -> str:
    """What stands beside the point on the chart."""
    marketing, sales = short_kappa_words(near.to_marketing), kappa_number(near.to_sales)
    return f"{rate_words(stop.captured)} of wins · {marketing} to marketing, {sales} to sales"


def number_words(number: float) -> str:
    """A number with a decimal only where it has one that matters."""
    return f"{number:,.0f}" if number >= _LARGE else f"{number:.1f}".removesuffix(".0")


def _captures(answer: CompromiseAnswer, place: int) -> str:
    marketing, sales = (rate_words(one.captured) for one in (answer.marketing, answer.sales))
    stop, within = answer.stops[place], within_words(answer)
    here = rate_words(stop.captured)
    if stop.way == 0:
        return f"Marketing’s own points capture {here} of wins {within}, sales’ {sales}."
    if stop.way == 1:
        return f"Sales’ own points capture {here} of wins {within}, marketing’s {marketing}."
    return (
        f"Joint points {way_words(stop)} of the way to sales capture {here} of wins {within}; "
        f"marketing’s alone {marketing}, sales’ {sales}."
    )


def _side(one: Share, other: Share) -> str:
    """Whether it is more or fewer; empty where the intervals overlap or there are none."""
    if None in (one.low, one.high, other.low, other.high):
        return ""
    if (one.low or 0) > (other.high or 0):
        return "more"
    return "fewer" if (one.high or 0) < (other.low or 0) else ""
