"""The doors of a column: the leads behind a value, the SQL, and the table."""

import streamlit as st

from leadpact.export.column_sheets import column_leads_sheet
from leadpact.export.sheets import Sheet
from leadpact.metrics.columns import ColumnAnswer, ValueRow
from leadpact.store.column_questions import by_key, leads_of_key
from leadpact.store.questions import LeadList, Query
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.view_parts import download, download_later, show_query

_SHOWN = 1000


def column_doors(look: Look, answer: ColumnAnswer, sheet: Sheet) -> None:
    """The doors to the leads behind each value, to the SQL, and to the table."""
    with st.container(horizontal=True):
        if st.button("Show the leads", key="column-leads"):
            _leads_dialog(look, answer)
        if st.button("Show the SQL", key="column-sql"):
            _sql_dialog(look, answer)
        download(sheet)


@st.dialog("The leads behind a value", width="large")
@guarded
def _leads_dialog(look: Look, answer: ColumnAnswer) -> None:
    places = range(len(answer.rows))
    place = st.selectbox(
        "Value",
        places,
        format_func=lambda at: f"{answer.rows[at].label} · {answer.rows[at].of_all.numerator:,}",
    )
    row = answer.rows[place]
    found = _leads(look, answer, row, _SHOWN)
    first = f", the first {_SHOWN:,} shown; the download has all" if found.total > _SHOWN else ""
    st.caption(f"{found.total:,} leads, the won ones first{first}.")
    parts.table(column_leads_sheet(found), key=f"column-leads-{place}", height=430)
    download_later(lambda: column_leads_sheet(_leads(look, answer, row, None)), "column-leads")


@st.dialog("The SQL behind the column", width="large")
@guarded
def _sql_dialog(look: Look, answer: ColumnAnswer) -> None:
    query = by_key(the_store(), look.filters, answer.column, answer.edges)
    show_query(
        query,
        "A row is one lead with its value and the `key` it is counted under. `rated` leads make "
        "the conversion's denominator, the `counted` ones among them its numerator.",
    )


def _leads(look: Look, answer: ColumnAnswer, row: ValueRow, limit: int | None) -> LeadList:
    return leads_of_key(the_store(), _graded(look, answer), row.key, limit)


def _graded(look: Look, answer: ColumnAnswer) -> Query:
    return by_key(the_store(), look.filters, answer.column, answer.edges, look.model)
