"""One lead explained, in tables that a room can read; every text in them is escaped."""

from collections.abc import Sequence
from html import escape

from leadpact.domain.lift import MOST_CHANGES, Change
from leadpact.metrics.lead_words import change_words, score_words, signed, weight_label
from leadpact.metrics.one_lead import OneLead, Weight


def weights_html(one: OneLead) -> str:
    """The criteria that lift the lead above the mean lead, and those that sink it."""
    return (
        f'<table class="lp-members">{_columns(56, 20, 24)}'
        f"{_weights('Lifts it most', one.lifting)}{_weights('Sinks it most', one.sinking)}</table>"
    )


def ways_html(one: OneLead) -> str:
    """The smallest changes that would lift the lead's grade, one row for each change."""
    if one.next_grade is None:
        return f'<p class="lp-note">It is an {one.lead.grade} already.</p>'
    if not one.ways:
        return (
            f'<p class="lp-note">It lacks {one.shortfall:,} points for {one.next_grade}, and no '
            f"{MOST_CHANGES} things that are unknown or can still be done give so many.</p>"
        )
    rows = "".join(_way(one, way) for way in one.ways)
    return f'<table class="lp-members">{_columns(70, 30)}<tbody>{rows}</tbody></table>'


def _columns(*widths: int) -> str:
    """Columns of these widths in percent."""
    columns = "".join(f'<col style="width: {width}%">' for width in widths)
    return f"<colgroup>{columns}</colgroup>"


def _weights(title: str, weights: Sequence[Weight]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in (title, "Points", "Mean lead"))
    rows = "".join(
        f'<tr><th scope="row">{escape(weight_label(weight))}</th>'
        f"<td><b>{signed(weight.worth)}</b></td><td>{signed(weight.mean, 1)}</td></tr>"
        for weight in weights
    )
    none = '<tr><td colspan="3">nothing</td></tr>'
    return f"<thead><tr>{heads}</tr></thead><tbody>{rows or none}</tbody>"


def _way(one: OneLead, way: Sequence[Change]) -> str:
    score = one.lead.score + sum(change.gain for change in way)
    changes = "<br>".join(
        f"<b>{escape(change.standing.criterion.label)} {signed(change.gain)}</b>"
        f'<br><span class="lp-tag">{escape(change_words(change))}</span>'
        for change in way
    )
    return (
        f'<tr><th scope="row">{changes}</th>'
        f"<td><b>→\u00a0{score_words(score)}\u00a0·\u00a0{one.next_grade}</b></td></tr>"
    )
