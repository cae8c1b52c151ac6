"""Fit against engagement: whom to call first, to qualify, to nurture, and to leave."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from leadpact.charts.grid import fit_grid
from leadpact.export.what_if_sheets import grid_sheet
from leadpact.metrics.fit_grid import (
    Corner,
    bounds_words,
    corner_words,
    corners_of,
    grid_sentence,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import counted
from leadpact.patterns.grid import fit_by_engagement
from leadpact.patterns.outlook import NoGrid
from leadpact.ui import parts
from leadpact.ui.cached import cached_filled
from leadpact.ui.tuning import Tuning
from leadpact.ui.view_parts import OUTCOME, download, say, view_chart

_RULES = """
.lp-corners { display: grid; gap: .5rem; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.lp-corners div { border-left: 4px solid var(--lp-muted); padding: .1rem .6rem;
  color: var(--lp-ink); line-height: 1.3; }
.lp-corners p { margin: 0; color: var(--lp-muted); font-size: .92rem; }
"""


def show_grid(tuning: Tuning) -> None:
    """The draft's leads by fit A to D and engagement 1 to 4, and what to do with each quarter."""
    grid = fit_by_engagement(tuning.board, tuning.draft.model)
    if isinstance(grid, NoGrid):
        parts.note(f"There is no grid: {grid}. Give one points, or map its column in Upload.")
        return
    if OUTCOME not in cached_filled(tuning.look.data_set):
        parts.lacking("Fit × engagement", Missing((OUTCOME,)))
        return
    say(grid_sentence(grid))
    view_chart(
        fit_grid(grid, tuning.look.palette),
        "Fit × engagement",
        "right for us, from A down; interested, from 1 on",
        key="fit-grid",
    )
    st.html(_corners(corners_of(grid)))
    parts.note(bounds_words(grid))
    download(grid_sheet(grid))


def _corners(corners: Sequence[Corner]) -> str:
    boxes = "".join(
        f"<div><b>{escape(corner.action.capitalize())}</b> · {counted(corner.leads, 'lead')}"
        f"<p>{escape(corner.who)}</p>{escape(corner_words(corner))}</div>"
        for corner in corners
    )
    return f'<style>{_RULES}</style><div class="lp-corners">{boxes}</div>'
