"""A choice of closer looks under a page's answer; only the chosen one is worked out."""

from collections.abc import Callable, Mapping

import streamlit as st

from leadpact.export.sheets import Sheet
from leadpact.export.tables import csv_bytes


def look_closer(views: Mapping[str, Callable[[], None]], *, key: str) -> None:
    """The names of the views beside each other, and under them the chosen one, at first the first.

    A heading stands over them; the choice outlives a walk through other pages.
    """
    chosen = st.segmented_control(
        "Look closer",
        list(views),
        default=next(iter(views)),
        required=True,
        key=key,
        persist_state="session",
        width="stretch",
    )
    views[chosen]()


def download_of(sheet: Sheet, label: str) -> None:
    """What a view shows as a file; the label says what, since the page has a door of its own."""
    st.download_button(
        label,
        data=lambda: csv_bytes(sheet.headings, sheet.rows),
        file_name=f"leadpact-{sheet.name}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"download-{sheet.name}",
    )
