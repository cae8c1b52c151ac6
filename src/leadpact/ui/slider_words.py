"""What stands under a slider of What-if, in two short lines, and the mark on its track."""

from dataclasses import dataclass
from html import escape

from leadpact.domain.shares import Share, share
from leadpact.metrics.words import counted, rate_words
from leadpact.patterns.outlook import Counts, NextPoint, Outlook, Reach

_LONGEST_NAME = 14


@dataclass(frozen=True)
class Mark:
    """Where the compared definition, called `name`, stands on a slider from `low` to `high`.

    `now` is where the slider stands itself.
    """

    name: str
    points: int
    low: int
    high: int
    now: int


def under_criterion(reach: Reach, step: NextPoint, mark: Mark | None, *, rated: bool) -> str:
    """The leads a criterion applies to, how they close, and what its next point would change.

    Unless they are `rated` the data does not say how leads ended, and nor does this.
    """
    inside = share(reach.rated_won, reach.rated)
    rest = share(reach.rest_rated_won, reach.rest_rated)
    closing, others = _closing(inside), f"the rest at {rate_words(rest)}"
    return _lines(
        (counted(reach.leads, "lead"), closing if rated else ""),
        (
            f"{reach.unknown:,} unknown" if reach.unknown else "",
            others if rated and not rest.too_few else "",
        ),
        (_step_words(step), ""),
        mark=_mark_html(mark, "+d"),
    )


def under_cut_off(name: str, outlook: Outlook, mark: Mark | None, *, rated: bool) -> str:
    """What the cut-off of that name, or the MQL threshold, takes in; `rated` as above."""
    found: dict[str, Counts] = {count.grade.lower(): count for count in outlook.grades}
    counts = found.get(name, outlook.qualified)
    whose = f"leads of {name.upper()}" if name in found else "MQLs, hand-raisers too"
    closing = _closing(share(counts.rated_won, counts.rated)) if rated else ""
    return _lines((f"{counts.leads:,} {whose}", closing), mark=_mark_html(mark, "d"))


def short_interval(found: Share) -> str:
    """The interval without decimals where it can do without: "[2–14 %]", "[0.4–1.2 %]"."""
    if found.low is None or found.high is None:
        return ""
    digits = 0 if found.high >= 0.1 else 1
    return f"[{found.low * 100:.{digits}f}–{found.high * 100:.{digits}f} %]"


def _closing(found: Share) -> str:
    if found.too_few:
        return "too few to judge"
    return f"close at {rate_words(found)} {short_interval(found)}"


def _step_words(step: NextPoint) -> str:
    moves = [
        f"{leads:,} {word}" for leads, word in ((step.up, "rise"), (step.down, "fall")) if leads
    ]
    if step.mqls:
        moves.append(f"{step.mqls:+,} {'MQL' if abs(step.mqls) == 1 else 'MQLs'}")
    said = ", ".join(moves) or "no lead changes its grade"
    return f"next point: {said}".replace("-", "−")


def _lines(*lines: tuple[str, str], mark: str) -> str:
    rows = "".join(
        f"<div><span>{escape(left)}</span><span>{escape(right)}</span></div>"
        for left, right in lines
    )
    return f'<div class="lp-reach">{mark}{rows}</div>'


def _mark_html(mark: Mark | None, form: str) -> str:
    """A tick on the slider's track, and in words at the end that the slider leaves free."""
    if mark is None:
        return ""
    place = (mark.points - mark.low) / (mark.high - mark.low) * 100
    side = "left" if mark.now - mark.low > mark.high - mark.now else "right"
    # A longer one would lie over the slider's own number.
    name = mark.name if len(mark.name) <= _LONGEST_NAME else f"{mark.name[: _LONGEST_NAME - 1]}…"
    points = f"{mark.points:{form}}".replace("-", "−")
    return (
        f'<i class="lp-mark" style="left: {place:.1f}%"></i>'
        f'<em class="lp-mark-{side}">{escape(name)}: {points}</em>'
    )
