"""The doors of the disagreement: the leads of a cell with both scores, the SQL, and the tables."""

import streamlit as st

from leadpact.domain.scoring_model import ScoringModel
from leadpact.export.disagreement_sheets import (
    both_graded_sheet,
    criteria_sheet,
    grade_pairs_sheet,
)
from leadpact.metrics.disagreement import Disagreement, GradePairCell
from leadpact.metrics.words import counted
from leadpact.store.moves import MovesQuery, moved_leads, moves_query
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.live import still_dialog
from leadpact.ui.look import Look
from leadpact.ui.moved_leads import show_moves_query
from leadpact.ui.view_parts import download, download_later, filled

_SHOWN = 1000

Both = tuple[ScoringModel, ScoringModel]


def disagreement_doors(look: Look, both: Both, answer: Disagreement) -> None:
    """The doors to the leads of each cell, to the SQL that finds them, and to both tables."""
    with st.container(horizontal=True):
        if st.button("Show the leads", key="both-graded-leads"):
            _leads_dialog(look, both, answer)
        if st.button("Show the SQL", key="both-graded-sql"):
            _sql_dialog(look, both, answer)
        download(grade_pairs_sheet(answer), "Download the grades")
        download(criteria_sheet(answer), "Download the criteria")


@still_dialog("The leads that both graded", width="large")
def _leads_dialog(look: Look, both: Both, answer: Disagreement) -> None:
    cell = _chosen(answer)
    query = _query(look, both, cell)
    first = f", the {_SHOWN:,} whose scores differ most shown; the download has all"
    st.caption(f"{counted(cell.leads, 'lead')}{first if cell.leads > _SHOWN else ''}.")
    found = both_graded_sheet(moved_leads(the_store(), query, _SHOWN))
    parts.table(filled(found), key=f"both-graded-{cell.marketing}{cell.sales}", height=430)
    download_later(
        lambda: both_graded_sheet(moved_leads(the_store(), query)),
        f"marketing-{cell.marketing}-sales-{cell.sales}",
    )


@still_dialog("The SQL that finds them", width="large")
def _sql_dialog(look: Look, both: Both, answer: Disagreement) -> None:
    query = _query(look, both, _chosen(answer))
    show_moves_query(
        query,
        "A row is one lead of the cell. `compared` is marketing's proposal and `drafted` sales'; "
        "`change_1`, `change_2` … are the points by which sales scores it otherwise.",
        "The criteria with other points, and the parameters",
    )


def _chosen(answer: Disagreement) -> GradePairCell:
    """The cell that the reader wants to see, the largest disagreement first."""
    cells = {
        f"{cell.marketing}{cell.sales}": cell
        for cell in sorted(answer.cells, key=lambda one: (one.marketing is one.sales, -one.leads))
        if cell.leads
    }
    chosen = st.selectbox("Cell", list(cells), format_func=lambda name: _name(cells[name]))
    return cells[chosen]


def _name(cell: GradePairCell) -> str:
    if cell.marketing is cell.sales:
        return f"both {cell.sales} · {cell.leads:,}"
    return f"marketing {cell.marketing}, sales {cell.sales} · {cell.leads:,}"


def _query(look: Look, both: Both, cell: GradePairCell) -> MovesQuery:
    flow = (cell.marketing, cell.sales)
    return moves_query(the_store(), look.filters, *both, flow)
