"""The three doors of every page: show the leads, show the SQL, download."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from leadpact.domain.fields import LEAD_FIELDS
from leadpact.domain.figures import Figure, figure_named
from leadpact.export.sheets import Sheet
from leadpact.export.tables import csv_bytes
from leadpact.metrics.sentences import needs_sentence
from leadpact.metrics.shares import lacking
from leadpact.store.questions import LeadList, compose, leads_behind
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.live import still_dialog
from leadpact.ui.look import Look
from leadpact.ui.view_parts import download, show_query

_SHOWN = 1000
_HEADINGS = {field.name: field.label for field in LEAD_FIELDS} | {
    "counted": "Counts",
    "grade": "Grade",
    "score": "Score",
    "possible_score": "If the unknown were known",
}


_AS_THEY_ARE: Mapping[str, str] = MappingProxyType({})


def doors(
    look: Look,
    figures: Sequence[str],
    sheet: Sheet,
    owners: Mapping[str, str] = _AS_THEY_ARE,
) -> None:
    """The doors to the leads, the SQL and the numbers behind these figures.

    `owners` are the names to show in place of the owners' own.
    """
    with st.container(horizontal=True):
        if st.button("Show the leads", key=f"leads-{sheet.name}"):
            _leads_dialog(look, tuple(figures), owners)
        if st.button("Show the SQL", key=f"sql-{sheet.name}"):
            _sql_dialog(look, tuple(figures), owners)
        download(sheet)


@still_dialog("The leads behind the figure", width="large")
def _leads_dialog(look: Look, figures: tuple[str, ...], owners: Mapping[str, str]) -> None:
    name = st.selectbox("Figure", figures, format_func=_title)
    figure = figure_named(name)
    lacks = lacking(the_store(), figure, look.data_set.dataset_id)
    if lacks:
        parts.note(needs_sentence(lacks))
        return
    found = leads_behind(the_store(), name, look.filters, look.model, _SHOWN)
    if not found.total:
        parts.note("No lead in this selection belongs to this figure.")
        return
    _list(look, figure, _named(found, owners), owners)


def _list(look: Look, figure: Figure, found: LeadList, owners: Mapping[str, str]) -> None:
    st.caption(
        f"{_sentence(figure.meaning)} {found.total:,} rows"
        + (f", the first {_SHOWN:,} shown; the download has all." if found.total > _SHOWN else ".")
    )
    cells = {
        _HEADINGS.get(column, column): [row[place] for row in found.rows]
        for place, column in enumerate(found.columns)
    }
    st.dataframe(
        {heading: column for heading, column in cells.items() if _any_filled(column)},
        hide_index=True,
        height=430,
    )
    st.download_button(
        "Download these leads",
        data=lambda: _all_leads(look, figure.name, owners),
        file_name=f"leadpact-{figure.name}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _any_filled(column: Sequence[object]) -> bool:
    return any(cell is not None for cell in column)


def _all_leads(look: Look, name: str, owners: Mapping[str, str]) -> bytes:
    found = _named(leads_behind(the_store(), name, look.filters, look.model, None), owners)
    return csv_bytes([_HEADINGS.get(column, column) for column in found.columns], found.rows)


@still_dialog("The SQL behind the figure", width="large")
def _sql_dialog(look: Look, figures: tuple[str, ...], owners: Mapping[str, str]) -> None:
    name = st.selectbox("Figure", figures, format_func=_title)
    figure = figure_named(name)
    query = compose(the_store(), name, look.filters, look.model if figure.graded else None)
    if owners:
        named = [owners.get(owner, owner) for owner in look.filters.owners]
        query = replace(query, parameters={**query.parameters, "owners": named})
    said = "A row is one lead or hand-off; `counted` makes the numerator."
    show_query(query, f"{_sentence(figure.meaning)} {said}")


def _named(found: LeadList, owners: Mapping[str, str]) -> LeadList:
    """The leads with these names in place of their owners'."""
    if not owners:
        return found
    place = found.columns.index("owner")
    rows = tuple(
        (*row[:place], owners.get(row[place], row[place]), *row[place + 1 :]) for row in found.rows
    )
    return replace(found, rows=rows)


def _title(name: str) -> str:
    return figure_named(name).title


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
