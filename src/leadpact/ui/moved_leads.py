"""The doors of who moves: the leads with their reasons, the SQL, and the table."""

from collections.abc import Sequence

import streamlit as st

from leadpact.domain.scoring_model import Grade
from leadpact.export.sheets import Sheet
from leadpact.export.what_if_sheets import moved_leads_sheet
from leadpact.metrics.moves import Move
from leadpact.metrics.words import counted
from leadpact.store.moves import MovesQuery, moved_leads, moves_query
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.tuning import Tuning
from leadpact.ui.view_parts import download, download_later, filled

_SHOWN = 1000
_ALL = "all"


def moved_doors(tuning: Tuning, moves: Sequence[Move], sheet: Sheet) -> None:
    """The doors to the leads that move, to the SQL that finds them, and to the table."""
    total = sum(move.leads for move in moves)
    with st.container(horizontal=True):
        if st.button(f"Show the {counted(total, 'lead')}", key="moved-leads"):
            _leads_dialog(tuning, tuple(moves))
        if st.button("Show the SQL", key="moved-sql"):
            _sql_dialog(tuning)
        download(sheet)


@st.dialog("The leads that move", width="large")
@guarded
def _leads_dialog(tuning: Tuning, moves: tuple[Move, ...]) -> None:
    by_id = {f"{move.was} → {move.now}": move for move in moves}
    total = sum(move.leads for move in moves)
    chosen = st.selectbox(
        "Move",
        [_ALL, *by_id],
        format_func=lambda one: (
            f"All moves · {total:,}" if one == _ALL else f"{one} · {by_id[one].leads:,}"
        ),
    )
    move = by_id.get(chosen)
    query = _query(tuning, (move.was, move.now) if move else None)
    leads = move.leads if move else total
    first = f", the {_SHOWN:,} whose score changes most shown; the download has all"
    st.caption(
        f"{counted(leads, 'lead')}{first if leads > _SHOWN else ''}. Only matured leads count in "
        "how a move closed."
    )
    found = moved_leads_sheet(moved_leads(the_store(), query, _SHOWN))
    parts.table(filled(found), key=f"moved-{chosen}", height=430)
    download_later(lambda: moved_leads_sheet(moved_leads(the_store(), query)), "moved-leads")


@st.dialog("The SQL that finds who moves", width="large")
@guarded
def _sql_dialog(tuning: Tuning) -> None:
    show_moves_query(
        _query(tuning, None),
        "A row is one lead. `compared` and `drafted` grade it by the two models; `change_1`, "
        "`change_2` … are what each criterion adds to its score or takes from it.",
        "The criteria that change, and the parameters",
    )


def show_moves_query(query: MovesQuery, said: str, changed: str) -> None:
    """A question for moved leads as it runs, below what its rows are; what `changed`, and how."""
    st.caption(said)
    st.code(query.query.text, language="sql")
    st.caption(changed)
    st.json(
        {
            "changes": [criterion.label for criterion in query.criteria],
            "parameters": {key: str(value) for key, value in query.query.parameters.items()},
        },
        expanded=False,
    )


def _query(tuning: Tuning, flow: tuple[Grade, Grade] | None) -> MovesQuery:
    return moves_query(the_store(), tuning.look.filters, tuning.compared, tuning.draft.model, flow)
