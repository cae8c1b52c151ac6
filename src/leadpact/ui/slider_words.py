"""What stands under a slider of What-if, in two short lines, and the mark on its track."""

from dataclasses import dataclass
from html import escape

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Share, share
from leadpact.metrics.what_if import Side
from leadpact.metrics.words import interval_words, rate_words
from leadpact.patterns.outlook import NextPoint, Reach


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


def under_criterion(reach: Reach, step: NextPoint, mark: Mark | None) -> str:
    """The leads a criterion applies to, how they close, and what its next point would change."""
    unknown = f"{reach.unknown:,} unknown" if reach.unknown else ""
    return _lines(
        (_reach_words(reach), ""),
        (_step_words(step), unknown),
        mark=_mark_html(mark, "+d"),
    )


def under_cut_off(name: str, side: Side, mark: Mark | None) -> str:
    """What a cut-off, or the MQL threshold, takes in."""
    if name == "mql_threshold":
        words = f"{side.outlook.mqls:,} MQLs, those who raised their hand among them"
    else:
        grade = Grade(name.upper())
        found = next(count for count in side.outlook.grades if count.grade is grade)
        closed = share(found.rated_won, found.rated)
        ends = "too few to judge" if closed.too_few else f"close at {_sure(closed)}"
        words = f"{found.leads:,} leads of grade {grade} · {ends}"
    return _lines((words, ""), mark=_mark_html(mark, "d"))


def _reach_words(reach: Reach) -> str:
    inside = share(reach.rated_won, reach.rated)
    if inside.too_few:
        return f"{reach.leads:,} leads · too few to judge"
    rest = share(reach.rest_rated_won, reach.rest_rated)
    return f"{reach.leads:,} leads close at {_sure(inside)} · rest {rate_words(rest)}"


def _sure(found: Share) -> str:
    return f"{rate_words(found)} {interval_words(found)}"


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
    words = f"{mark.name}: {mark.points:{form}}".replace("-", "−")
    return (
        f'<i class="lp-mark" style="left: {place:.1f}%"></i>'
        f'<em class="lp-mark-{side}">{escape(words)}</em>'
    )
