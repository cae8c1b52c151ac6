"""What is said of reps: careful words, of the leads they received and not of their effort."""

from leadpact.domain.middles import Middle
from leadpact.metrics.excess import Excess
from leadpact.metrics.rep_acceptance import GradeSpread
from leadpact.metrics.rep_counts import FEWEST
from leadpact.metrics.reps import RepEvaluation, RepsAnswer
from leadpact.metrics.words import counted, percent

_HOURS_A_DAY = 24
_SURE = 0.05
# Below so many leads between its ends an interval needs a decimal.
_NARROW = 6


def reps_sentence(answer: RepsAnswer) -> str:
    """Is a no the lead's or the rep's?"""
    judged = answer.judged
    if not answer.reps:
        return "No rep in this selection was handed a lead."
    if not judged:
        return (
            f"Too few to judge: none of {counted(len(answer.reps), 'rep')} has {FEWEST} decided "
            "hand-offs."
        )
    if len(judged) == 1:
        return f"Only 1 rep has {FEWEST} decided hand-offs: there is nobody to compare with."
    return (
        f"{_whose(judged)} Of {len(judged):,} reps judged, {_wins_words(judged)}; "
        f"{_accepts_words(judged)}."
    )


def chance_words(answer: RepsAnswer) -> str:
    """How many reps chance alone would let stand out."""
    return (
        f"By chance alone about {answer.by_chance:.1f} of {len(answer.judged):,} would stand out "
        "in each comparison."
    )


def standing_out(excesses: list[Excess]) -> tuple[int, int]:
    """How many lie clearly below what was to be expected, and how many clearly above."""
    real = [one for one in excesses if one.is_real]
    return sum(one.high < 0 for one in real), sum(one.low > 0 for one in real)


def more_or_fewer(found: Excess) -> str:
    """The difference with its interval: "−13 [−28, 1]"; a dash where there is nothing."""
    if not found.of:
        return "–"
    digits = 1 if found.high - found.low < _NARROW else 0
    low, high = (_number(end, digits) for end in (found.low, found.high))
    sign = "+" if round(found.difference, digits) > 0 else ""
    return f"{sign}{_number(found.difference, digits)} [{low}, {high}]"


def judged_words(rep: RepEvaluation, found: Excess) -> str:
    """The rep's difference with its interval, marked where it is clear."""
    if rep.too_few:
        return "too few to judge"
    mark = "" if not found.is_real else " ▲" if found.low > 0 else " ▼"
    return f"{more_or_fewer(found)}{mark}"


def stand(rep: RepEvaluation) -> str:
    """Where a rep's wins lie, in two words."""
    if rep.too_few:
        return "too few to judge"
    if not rep.wins.of:
        return "no leads old enough"
    if not rep.wins.is_real:
        return "as expected"
    return "clearly more" if rep.wins.low > 0 else "clearly fewer"


def time_words(found: Middle) -> str:
    """A median time with its interval, in days from two days on: "3 days [2–4]"."""
    if found.median is None or found.low is None or found.high is None:
        return "–"
    in_days = found.median >= 2 * _HOURS_A_DAY
    size = _HOURS_A_DAY if in_days else 1
    low, high = (f"{end / size:,.3g}" for end in (found.low, found.high))
    few = ", too few" if found.too_few else ""
    return f"{found.median / size:,.3g} {'days' if in_days else 'hours'} [{low}–{high}]{few}"


def widest(spreads: tuple[GradeSpread, ...]) -> GradeSpread | None:
    """The grade whose acceptance differs most surely among reps; None where none can be asked."""
    asked = [one for one in spreads if one.p is not None]
    return min(asked, key=_unlikely, default=None)


def spread_words(spread: GradeSpread) -> str:
    """How far apart reps accept the grade, and whether that may be chance."""
    p = spread.p if spread.p is not None else 1.0
    said = "p < 0.001" if p < 0.001 else f"p = {p:.2g}"
    return f"reps do differ · {said}" if p < _SURE else f"may be chance · {said}"


def range_words(spread: GradeSpread) -> str:
    """The lowest and highest rate among reps: "38–48 %"."""
    return f"{percent(spread.lowest).removesuffix(' %')}–{percent(spread.highest)}"


def _unlikely(spread: GradeSpread) -> tuple[float, float]:
    p = spread.p if spread.p is not None else 1.0
    return p, (spread.lowest or 0.0) - (spread.highest or 0.0)


def _wins_words(judged: tuple[RepEvaluation, ...]) -> str:
    fewer, more = standing_out([rep.wins for rep in judged])
    if not fewer and not more:
        return "none wins clearly more or fewer than the leads received explain"
    parts = [
        f"{number} {'wins' if number == 1 else 'win'} clearly {way}"
        for number, way in ((fewer, "fewer"), (more, "more"))
        if number
    ]
    return f"{' and '.join(parts)} than the leads received explain"


def _accepts_words(judged: tuple[RepEvaluation, ...]) -> str:
    differ = sum(standing_out([rep.accepted for rep in judged]))
    if not differ:
        return "none accepts clearly more or fewer of the same grade"
    return (
        f"{differ} {'differs' if differ == 1 else 'differ'} in what they accept of the same grade"
    )


def _whose(judged: tuple[RepEvaluation, ...]) -> str:
    """The shortest answer: whether reps say no to the same leads."""
    differ = sum(standing_out([rep.accepted for rep in judged]))
    if not differ:
        return "The lead's, as far as this tells."
    return "Mostly the lead's." if 2 * differ < len(judged) else "Partly the rep's."


def _number(value: float, digits: int) -> str:
    words = f"{value:,.{digits}f}".replace("-", "−")
    return words.removeprefix("−") if float(f"{value:.{digits}f}") == 0 else words
