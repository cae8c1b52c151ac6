"""Fit against engagement: whom to call first, to qualify, to nurture, and to leave."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from leadpact.charts.grid import fit_grid
from leadpact.export.what_if_sheets import grid_leads_sheet, grid_sheet
from leadpact.metrics.fit_grid import (
    Corner,
    bounds_words,
    cell_name,
    corner_words,
    corners_of,
    grid_sentence,
    spans_of,
)
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import counted
from leadpact.patterns.grid import fit_by_engagement
from leadpact.patterns.outlook import Grid, GridCell, NoGrid
from leadpact.store.grid_leads import grid_leads, grid_query
from leadpact.store.questions import Query
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import cached_filled, the_store
from leadpact.ui.tuning import Tuning
from leadpact.ui.view_parts import (
    OUTCOME,
    download,
    download_later,
    filled,
    say,
    show_query,
    view_chart,
)

_SHOWN = 1000


def show_grid(tuning: Tuning) -> None:
    """The draft's leads by fit A to D and engagement 1 to 4, and what to do with each quarter."""
    grid = fit_by_engagement(tuning.board, tuning.draft.model)
    if isinstance(grid, NoGrid):
        parts.note(f"There is no grid: {grid}. Give one points, or map its column in Upload.")
        return
    if OUTCOME not in cached_filled(tuning.look.data_set):
        parts.lacking("Fit × engagement", Missing((OUTCOME,)))
        return
    if not any(cell.leads for cell in grid.cells):
        parts.note("No leads in this selection. Widen the filters on the left.")
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
    with st.container(horizontal=True):
        if st.button("Show the leads", key="grid-leads"):
            _leads_dialog(tuning, grid)
        if st.button("Show the SQL", key="grid-sql"):
            _sql_dialog(tuning, grid)
        download(grid_sheet(grid))


@st.dialog("The leads of a cell", width="large")
@guarded
def _leads_dialog(tuning: Tuning, grid: Grid) -> None:
    cell = _chosen(grid)
    query = _query(tuning, grid, cell)
    more = f", the best {_SHOWN:,} shown; the download has all" if cell.leads > _SHOWN else ""
    st.caption(f"{counted(cell.leads, 'lead')}{more}.")
    found = grid_leads_sheet(grid_leads(the_store(), query, _SHOWN))
    parts.table(filled(found), key=f"grid-{cell_name(cell)}", height=430)
    download_later(lambda: grid_leads_sheet(grid_leads(the_store(), query)), cell_name(cell))


@st.dialog("The SQL of a cell", width="large")
@guarded
def _sql_dialog(tuning: Tuning, grid: Grid) -> None:
    query = _query(tuning, grid, _chosen(grid))
    show_query(query, "A row is one lead of the cell; `fit_score` and `engagement_score` place it.")


def _chosen(grid: Grid) -> GridCell:
    """The cell that the reader wants to see; those without leads are not offered."""
    cells = {cell_name(cell): cell for cell in grid.cells if cell.leads}
    chosen = st.selectbox(
        "Cell", list(cells), format_func=lambda name: f"{name} · {cells[name].leads:,}"
    )
    return cells[chosen]


def _query(tuning: Tuning, grid: Grid, cell: GridCell) -> Query:
    look = tuning.look
    return grid_query(the_store(), look.filters, tuning.draft.model, *spans_of(grid, cell))


def _corners(corners: Sequence[Corner]) -> str:
    boxes = "".join(
        f"<div><b>{escape(corner.action.capitalize())}</b> · {counted(corner.leads, 'lead')}"
        f"<p>{escape(corner.who)}</p>{escape(corner_words(corner))}</div>"
        for corner in corners
    )
    return f'<div class="lp-corners">{boxes}</div>'
