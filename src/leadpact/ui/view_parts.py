"""What views are put together from: a sentence, a chart, a table, a download, a question."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from leadpact.charts.chart import Chart
from leadpact.charts.frame import PLOT_CONFIG
from leadpact.export.sheets import Sheet
from leadpact.export.tables import csv_bytes
from leadpact.store.questions import Query

# The field that tells how leads closed.
OUTCOME = "outcome"


def say(sentence: str) -> None:
    """What the view tells, in a sentence above it."""
    st.html(f'<p class="lp-says">{escape(sentence)}</p>')


def view_chart(figure: Chart, title: str, note: str = "", *, key: str) -> None:
    """A chart in a frame as high as itself."""
    with st.container(border=True, gap="xsmall"):
        st.html(f'<b>{escape(title)}</b> <span class="lp-tag">{escape(note)}</span>')
        st.plotly_chart(figure, config=dict(PLOT_CONFIG), theme=None, key=key, alt=title)


def view_table(headings: Sequence[str], rows: Sequence[str], title: str = "") -> None:
    """A table that a room can read, of rows that are HTML already; numbers stand on the right.

    A heading that begins with ">" is that of numbers.
    """
    head = "".join(
        f'<th class="lp-right">{escape(one[1:])}</th>'
        if one[0] == ">"
        else f"<th>{escape(one)}</th>"
        for one in headings
    )
    st.html(
        f'{_titled(title)}<table class="lp-view"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _titled(title: str) -> str:
    return f"<b>{escape(title)}</b>" if title else ""


def download(sheet: Sheet, label: str = "Download") -> None:
    """The sheet as a file; the label says what it is where a page has several."""
    download_later(lambda: sheet, sheet.name, label)


def download_later(
    sheet: Callable[[], Sheet], name: str, label: str = "Download these leads"
) -> None:
    """A sheet as a file of that name, made when somebody asks for it."""

    def content() -> bytes:
        found = sheet()
        return csv_bytes(found.headings, found.rows)

    st.download_button(
        label,
        data=content,
        file_name=f"leadpact-{name}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"download-{name}",
    )


def show_query(query: Query, said: str) -> None:
    """A question as it runs, below what its rows are, and its parameters."""
    st.caption(said)
    st.code(query.text, language="sql")
    st.caption("Its parameters")
    st.json({key: str(value) for key, value in query.parameters.items()}, expanded=False)


def filled(sheet: Sheet) -> Sheet:
    """The sheet without the columns that this data never fills."""
    kept = [
        place
        for place in range(len(sheet.columns))
        if any(row[place] is not None for row in sheet.rows)
    ]
    return Sheet(
        sheet.name,
        tuple(sheet.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in sheet.rows),
    )
