"""The tables of the page about reps."""

from leadpact.domain.shares import Share
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.excess import Excess
from leadpact.metrics.rep_speed import RepSpeed
from leadpact.metrics.rep_words import judged_words, stand, time_words
from leadpact.metrics.reps import RepEvaluation, RepsAnswer, by_wins
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import of_words, percent

_COUNTS = ("Hand-offs", "Decided", "Accepted")


def reps_table(answer: RepsAnswer) -> Sheet:
    """Per rep, few columns for a wall: rates, and differences with their intervals in words."""
    speeds = _speeds(answer)
    return Sheet(
        "reps",
        (
            SheetColumn("Rep"),
            SheetColumn("Hand-offs", Unit.COUNT),
            SheetColumn("Accepted"),
            SheetColumn("Rate"),
            SheetColumn("± expected"),
            SheetColumn("Won"),
            SheetColumn("± expected wins"),
            SheetColumn("Win rate"),
            SheetColumn("First contact"),
        ),
        tuple(
            (
                rep.rep,
                rep.hand_offs,
                of_words(rep.acceptance),
                _rate_words(rep, rep.acceptance),
                judged_words(rep, rep.accepted),
                f"{rep.wins.observed:,} of {rep.wins.of:,}",
                judged_words(rep, rep.wins),
                _rate_words(rep, rep.win_rate),
                time_words(speeds[rep.rep].hours) if rep.rep in speeds else "–",
            )
            for rep in by_wins(answer.reps)
        ),
    )


def reps_sheet(answer: RepsAnswer) -> Sheet:
    """Per rep, every number with its interval, and the acceptance of each grade."""
    speeds = _speeds(answer)
    return Sheet(
        "reps",
        (
            SheetColumn("Rep"),
            *(SheetColumn(heading, Unit.COUNT) for heading in _COUNTS),
            SheetColumn("Acceptance", Unit.RATE),
            SheetColumn("Acceptance from", Unit.RATE),
            SheetColumn("Acceptance to", Unit.RATE),
            *_differing("accepted"),
            SheetColumn("Leads old enough", Unit.COUNT),
            SheetColumn("Won", Unit.COUNT),
            *_differing("wins"),
            SheetColumn("Won of ended", Unit.COUNT),
            SheetColumn("Ended", Unit.COUNT),
            SheetColumn("Win rate", Unit.RATE),
            SheetColumn("Win rate from", Unit.RATE),
            SheetColumn("Win rate to", Unit.RATE),
            SheetColumn("Hours to first contact", Unit.COUNT),
            SheetColumn("Hours from", Unit.COUNT),
            SheetColumn("Hours to", Unit.COUNT),
            *(
                SheetColumn(f"{what} {grade}", Unit.COUNT)
                for grade in "ABCD"
                for what in ("Accepted", "Decided")
            ),
            SheetColumn("Verdict"),
        ),
        tuple(
            (
                rep.rep,
                *_counts(rep),
                *_rate(rep.acceptance),
                *_excess(rep.accepted),
                rep.wins.of,
                rep.wins.observed,
                *_excess(rep.wins),
                *_win_rate(rep.win_rate),
                *_hours(speeds.get(rep.rep)),
                *_grades(answer, rep.rep),
                stand(rep),
            )
            for rep in by_wins(answer.reps)
        ),
    )


def _speeds(answer: RepsAnswer) -> dict[str, RepSpeed]:
    found = () if isinstance(answer.speeds, Missing) else answer.speeds
    return {speed.rep: speed for speed in found}


def _rate_words(rep: RepEvaluation, found: Share | Missing) -> str:
    if isinstance(found, Missing):
        return "–"
    return "too few" if rep.too_few or found.too_few else percent(found.rate, 1)


def _counts(rep: RepEvaluation) -> tuple[Cell, ...]:
    return (rep.hand_offs, rep.acceptance.denominator, rep.acceptance.numerator)


def _differing(what: str) -> tuple[SheetColumn, ...]:
    headings = (f"Expected {what}", f"More or fewer {what}", f"From, {what}", f"To, {what}")
    return tuple(SheetColumn(heading, Unit.COUNT) for heading in headings)


def _excess(found: Excess) -> tuple[Cell, ...]:
    if not found.of:
        return (None, None, None, None)
    return tuple(
        round(value, 2) for value in (found.expected, found.difference, found.low, found.high)
    )


def _rate(found: Share) -> tuple[Cell, ...]:
    return (found.rate, found.low, found.high)


def _win_rate(found: Share | Missing) -> tuple[Cell, ...]:
    if isinstance(found, Missing):
        return (None, None, None, None, None)
    return (found.numerator, found.denominator, *_rate(found))


def _hours(speed: RepSpeed | None) -> tuple[Cell, ...]:
    if speed is None:
        return (None, None, None)
    return (speed.hours.median, speed.hours.low, speed.hours.high)


def _grades(answer: RepsAnswer, rep: str) -> tuple[Cell, ...]:
    return tuple(
        number
        for cell in answer.cells
        if cell.rep == rep
        for number in (cell.accepted.numerator, cell.accepted.denominator)
    )
