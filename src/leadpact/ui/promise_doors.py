"""The doors of the promises: the leads behind each month, the SQL, and the table."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from leadpact.domain.filters import Filters
from leadpact.domain.promise import Promise
from leadpact.domain.scoring_model import ScoringModel
from leadpact.export.promise_sheets import promised_leads_sheet, promises_sheet
from leadpact.metrics.promise_words import OF_WHAT, promise_words
from leadpact.metrics.promises import PromiseKept, leads_query_of, query_of
from leadpact.metrics.shares import Missing
from leadpact.store.questions import LeadList, listed
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.live import still_dialog
from leadpact.ui.view_parts import download, download_later, show_query

_SHOWN = 1000


def promise_doors(filters: Filters, model: ScoringModel, found: Sequence[PromiseKept]) -> None:
    """The doors to the leads behind each promise, to its SQL, and to all months as a file."""
    judged = tuple(one for one in found if not isinstance(one.months, Missing))
    with st.container(horizontal=True):
        if st.button("Show the leads", key="leads-promises", disabled=not judged):
            _leads_dialog(filters, model, judged)
        if st.button("Show the SQL", key="sql-promises"):
            _sql_dialog(filters, model, tuple(one.promise for one in found))
        download(promises_sheet(found))


@still_dialog("The leads behind a promise", width="large")
def _leads_dialog(filters: Filters, model: ScoringModel, judged: tuple[PromiseKept, ...]) -> None:
    one = judged[_chosen([one.promise for one in judged])]
    month = st.selectbox(
        "Month", [None, *_months(one)], format_func=lambda day: f"{day:%b %Y}" if day else "All"
    )
    found = _leads(filters, model, one.promise, month, _SHOWN)
    first = f", the first {_SHOWN:,} shown; the download has all" if found.total > _SHOWN else ""
    st.caption(f"Those that count are {OF_WHAT[one.promise.kind]}. {found.total:,} rows{first}.")
    if found.total:
        parts.table(promised_leads_sheet(found), key="promised-leads", height=430)
        download_later(
            lambda: promised_leads_sheet(_leads(filters, model, one.promise, month, None)),
            "promised-leads",
        )


@still_dialog("The SQL behind a promise", width="large")
def _sql_dialog(filters: Filters, model: ScoringModel, promises: tuple[Promise, ...]) -> None:
    query = query_of(the_store(), filters, model, promises[_chosen(promises)])
    show_query(query, "A row is one month.")


def _chosen(promises: Sequence[Promise]) -> int:
    return st.selectbox(
        "Promise", range(len(promises)), format_func=lambda place: promise_words(promises[place])
    )


def _months(one: PromiseKept) -> list[date]:
    """The months of the promise, the newest first."""
    months = () if isinstance(one.months, Missing) else one.months
    return [month.month for month in reversed(months)]


def _leads(
    filters: Filters,
    model: ScoringModel,
    promise: Promise,
    month: date | None,
    limit: int | None,
) -> LeadList:
    query = leads_query_of(the_store(), filters, model, promise, month)
    return listed(the_store(), query, limit)
