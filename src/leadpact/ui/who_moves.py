"""Who moves from grade to grade, how such leads closed, and the leads themselves."""

from dataclasses import replace
from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import Share
from leadpact.export.what_if_sheets import moves_sheet
from leadpact.metrics.moves import Move, moves_of, moves_sentence, owner_words
from leadpact.metrics.words import of_words, rate_words
from leadpact.patterns.flows import flow_reasons
from leadpact.ui import parts
from leadpact.ui.cached import cached_filled
from leadpact.ui.moved_leads import moved_doors
from leadpact.ui.tuning import Tuning
from leadpact.ui.view_parts import OUTCOME, say, view_table

_SHOWN = 8
_HEADINGS = ("Move", ">Leads", "Closed", "Compare", "Mostly because")


def show_who_moves(tuning: Tuning) -> None:
    """The flows from the compared definition's grades to the draft's, and doors to their leads."""
    whose = owner_words(tuning.compared_name)
    after = tuning.answer().after.outlook
    is_known = OUTCOME in cached_filled(tuning.look.data_set)
    flows = after.flows
    if not is_known:
        flows = tuple(replace(flow, rated=0, rated_won=0) for flow in flows)
    reasons = flow_reasons(tuning.board, tuning.draft.model)
    moves = moves_of(flows, reasons, tuning.compared, tuning.draft.model)
    if not moves:
        parts.note(_nothing_words(tuning))
        return
    say(moves_sentence(moves, after.leads, whose))
    with st.container(border=True, gap="small"):
        palette = tuning.look.palette
        rows = [_row(move, whose, palette) for move in moves[:_SHOWN]]
        view_table(_HEADINGS, rows, "Who moves, and how such leads closed")
        if len(moves) > _SHOWN:
            rest = moves[_SHOWN:]
            leads = sum(move.leads for move in rest)
            parts.note(f"and {len(rest)} smaller moves of {leads:,} leads in the download.")
        if not is_known:
            parts.note("How leads close is not in this data: needs Outcome.")
        moved_doors(tuning, moves, moves_sheet(moves, whose))


def _nothing_words(tuning: Tuning) -> str:
    if not tuning.differs:
        return (
            "The draft and what it is compared with are the same. Move a slider: here stands then "
            "which leads change their grade, how such leads closed, and why they move."
        )
    return (
        "No lead changes its grade: the points moved, but nobody crosses a cut-off. Move a slider "
        "further, or a cut-off."
    )


def _row(move: Move, whose: str, palette: Palette) -> str:
    was, now = _badge(move.was, palette), _badge(move.now, palette)
    verdict = f"{move.verdict.sign} {move.verdict.words}".strip()
    return (
        f"<tr><td class='lp-whole'>{was} → {now}</td>"
        f"<td class='lp-right'>{move.leads:,}</td>"
        f"<td class='lp-whole'>{_closed(move.closed)}</td>"
        f"<td class='lp-roomy'>{escape(whose)} {move.now}: "
        f"<span class='lp-whole'>{rate_words(move.there)}</span>"
        f"<small class='{move.verdict.tone}'>{escape(verdict)}</small></td>"
        f"<td>{escape(move.reason)}</td></tr>"
    )


def _badge(grade: Grade, palette: Palette) -> str:
    place = list(Grade).index(grade)
    colours = f"background:{palette.grades[place]};color:{palette.on_grades[place]}"
    return f'<span class="lp-grade" style="{colours}">{grade}</span>'


def _closed(closed: Share) -> str:
    """Few leads have no rate, that nobody takes it for one."""
    if closed.low is None or closed.high is None:
        return "not known yet"
    if closed.too_few:
        return f"{of_words(closed)}<small>too few to judge</small>"
    interval = f"{closed.low * 100:.0f}–{closed.high * 100:.0f} %"
    return f"{rate_words(closed)}<small>{of_words(closed)} · {interval}</small>"
