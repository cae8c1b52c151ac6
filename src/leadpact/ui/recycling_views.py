"""The closer looks at recycled leads: after a no, the best wait, where from, and who is next."""

from functools import partial
from html import escape

import streamlit as st

from leadpact.charts import recycling as charts
from leadpact.charts.lifetimes import DayCurve, day_curves
from leadpact.charts.text import plain
from leadpact.export.recycling_sheets import (
    best_wait_sheet,
    cycled_sheet,
    first_sheet,
    ranked_sheet,
    rounds_sheet,
    waits_sheet,
)
from leadpact.export.sheets import Sheet
from leadpact.metrics.another_round import ranked_leads
from leadpact.metrics.cycled_shares import cycled_by_key
from leadpact.metrics.recycling import RecyclingAnswer
from leadpact.metrics.recycling_words import (
    THRESHOLDS,
    best_wait_sentence,
    days_words,
    round_sentence,
    shares_sentence,
    times_words,
    waits_name,
    waits_sentence,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.source_words import ends_words, reached_words
from leadpact.metrics.waits import Kind, ReasonWaits, WaitsAnswer
from leadpact.metrics.words import counted
from leadpact.ui import cached_recycling, parts
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.look_closer import look_closer
from leadpact.ui.view_parts import download, download_later, filled, say, view_chart, view_table

_DAYS = (30, 60, 90, 180)
_DRAWN = 5
_SHOWN = 100
_WAITED_FOR = {"next": "until the next hand-off", "win": "until the win"}


def recycling_views(look: Look, answer: RecyclingAnswer, threshold: int) -> None:
    """One of the closer looks; the others are not worked out."""
    if threshold != THRESHOLDS[0]:
        parts.note(f"The leads and the SQL behind count those {times_words(THRESHOLDS[0])}.")
    look_closer(
        {
            "After a no": partial(_show_waits, look),
            "Best wait": partial(_show_best_wait, look),
            "Product and source": partial(_show_shares, look, threshold),
            "Worth another round": partial(_show_rounds, look),
            "The rejected": partial(_show_fate, look, answer),
        },
        key="recycling-view",
    )


def _show_waits(look: Look) -> None:
    found = cached_recycling.cached_waits(look.scope)
    if isinstance(found, Missing):
        parts.lacking("After a no", found)
        return
    say(waits_sentence(found.whole))
    if found.whole is None:
        return
    waited_for = st.segmented_control(
        "Days from the no",
        list(_WAITED_FOR),
        default="next",
        required=True,
        format_func=lambda one: _WAITED_FOR[one],
        key="waited-for",
    )
    drawn = [*[row for row in found.rows if row.kind is Kind.REASON][:_DRAWN], found.whole]
    view_chart(
        day_curves(
            [
                DayCurve(
                    plain(waits_name(row)),
                    row.win if waited_for == "win" else row.next,
                    is_quiet=row.kind is Kind.ALL,
                )
                for row in drawn
            ],
            _DAYS,
            look.palette,
            empty="No no has a day",
        ),
        f"Days from the no {_WAITED_FOR[waited_for]}, by its reason",
        "Kaplan–Meier; hover for the 95 % interval",
        key="waits",
    )
    view_table(
        (
            "Reason of the no",
            ">No's",
            ">Back by day 30",
            ">By day 90",
            ">Waited",
            ">Won by day 180",
        ),
        [_wait_row(row) for row in found.rows],
    )
    _explain_waits(found)
    download(waits_sheet(found), "Download the waits")


def _explain_waits(found: WaitsAnswer) -> None:
    undated = found.whole.undated if found.whole else 0
    rest = f" {counted(undated, 'no')} without a day left out." if undated else ""
    parts.note(
        "Every no counts until the next hand-off; for the win each lead counts once, from its "
        f"first no. Waited: the median of those that came back.{rest}"
    )


def _wait_row(row: ReasonWaits) -> str:
    cells = [f"<td>{escape(waits_name(row))}</td>", _right(f"{row.next.count:,}")]
    days = (row.next.by(30), row.next.by(90))
    cells += [_right(reached_words(reached), ends_words(reached)) for reached in days]
    middle, _, ends = days_words(row).partition(" days ")
    cells.append(_right(f"{middle} days" if ends else middle, ends))
    won = row.win.by(180)
    cells.append(_right(reached_words(won), ends_words(won)))
    return f"<tr>{''.join(cells)}</tr>"


def _show_best_wait(look: Look) -> None:
    found = cached_recycling.cached_waits(look.scope)
    if isinstance(found, Missing):
        parts.lacking("The best time to bring leads back", found)
        return
    say(best_wait_sentence(found.after_wait))
    view_chart(
        charts.conversion_after_wait(found.after_wait, look.palette),
        "Won, of those that came back, by weeks waited",
        "95 %; only those back long enough to be won",
        key="best-wait",
    )
    download(best_wait_sheet(found.after_wait), "Download the bands")


def _show_shares(look: Look, threshold: int) -> None:
    left, right = parts.side_by_side(1, 1)
    for place, what in ((left, "product"), (right, "source")):
        with place:
            closes = cached_recycling.cached_cycles(look.scope, f"recycled_share_by_{what}")
            if isinstance(closes, Missing):
                parts.lacking(f"Recycled closes by {what}", closes)
                continue
            rows = cycled_by_key(closes, threshold)
            say(shares_sentence(rows, what, threshold))
            view_chart(
                charts.cycled_shares(rows, look.palette, what),
                f"Closes cycled {times_words(threshold)}, by {what}",
                key=f"cycled-{what}",
            )
            download(cycled_sheet(rows, what, threshold), f"Download by {what}")


def _show_rounds(look: Look) -> None:
    found = cached_recycling.cached_rounds(look.scope)
    if isinstance(found, Missing):
        parts.lacking("Worth another round", found)
        return
    say(round_sentence(found))
    if not found:
        return
    parts.table(rounds_sheet(found), key="rounds")
    first = cached_recycling.cached_ranked(look.scope, _SHOWN)
    if not isinstance(first, Missing):
        leads = sum(row.leads for row in found)
        shown = f"The first {_SHOWN:,} of {leads:,}" if leads > _SHOWN else f"All {leads:,}"
        parts.note(f"{shown}, the most promising first. An estimate: nobody knows who will close.")
        parts.table(filled(first_sheet(first)), key="ranked", height=430)
    download_later(lambda: _whole_list(look), "worth-another-round", "Download the whole list")


def _whole_list(look: Look) -> Sheet:
    found = ranked_leads(the_store(), look.filters, look.model, None)
    return ranked_sheet(() if isinstance(found, Missing) else found)


def _show_fate(look: Look, answer: RecyclingAnswer) -> None:
    if isinstance(answer.fate_of_rejected, Missing):
        parts.lacking("What became of rejected leads", answer.fate_of_rejected)
        return
    figure = charts.fate_bars(answer.fate_of_rejected, look.palette)
    parts.chart(figure, "What became of rejected leads", key="fate")


def _right(words: str, small: str = "") -> str:
    return f'<td class="lp-right">{escape(words)}<small>{escape(small)}</small></td>'
