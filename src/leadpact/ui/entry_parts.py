"""The parts of a table that people enter: its cells, saving, undoing, and the file way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan

import streamlit as st

from leadpact.store.entered import Entered, last_save, undo_save
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.person import person_field

_LARGEST_MB = 20


@dataclass(frozen=True)
class FileWay:
    """A table's way out and in: its CSV, and what takes a file's bytes and name to save it."""

    name: str
    csv: Callable[[], bytes]
    take: Callable[[bytes, str, str], None]


def or_blank(cells: Sequence[object]) -> list[object]:
    """The cells of a column, or a blank one: of none at all no type can be told."""
    return list(cells) or [None]


def text_in_cell(cell: object) -> str | None:
    """The text of an edited cell, trimmed; None for an empty one."""
    return (cell.strip() or None) if isinstance(cell, str) else None


def number_in_cell(cell: object) -> float | None:
    """The number of an edited cell; None for an empty one."""
    if isinstance(cell, bool) or not isinstance(cell, int | float) or isnan(cell):
        return None
    return float(cell)


def day_in_cell(cell: object) -> date | None:
    """The date of an edited cell; None for an empty one."""
    if isinstance(cell, datetime):
        return None if cell != cell else cell.date()
    return cell if isinstance(cell, date) else None


def rows_of_cells(
    edited: Mapping[str, object], headings: Sequence[str]
) -> tuple[tuple[object, ...], ...]:
    """The rows of an edited table, those without any cell left out."""
    columns = [edited[heading] for heading in headings]
    lists = [column if isinstance(column, list) else [] for column in columns]
    rows = zip(*lists, strict=True)
    return tuple(row for row in rows if any(_is_filled(cell) for cell in row))


def save_and_undo(look: Look, entered: Entered, save: Callable[[str], None]) -> None:
    """The buttons that save the table as it stands, in one's name, and take the last save back."""
    dataset_id = look.data_set.dataset_id
    done = last_save(the_store(), dataset_id, entered)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = person_field(f"{entered}-person")
        if st.button("Save", type="primary", key=f"save-{entered}"):
            with errors_shown():
                save(by)
                st.rerun()
        if done is not None and st.button("Undo the last save", key=f"undo-{entered}"):
            undo_save(the_store(), dataset_id, entered, by)
            st.rerun()
    if done is not None:
        who = f" by {done.saved_by}" if done.saved_by else ""
        parts.note(f"Last changed {done.saved_at:%d %b %Y %H:%M} UTC{who}.")


def file_way(look: Look, way: FileWay) -> None:
    """Download the table, or replace it by a file: all of its rows, or none."""
    with st.expander("By file"):
        st.download_button(
            "Download as CSV",
            data=way.csv,
            file_name=f"leadpact-{way.name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"{way.name}-download",
        )
        sent = st.file_uploader(
            "Any table with these columns: CSV, a workbook, JSON or Parquet",
            key=f"{way.name}-file-{look.data_set.version}",
            max_upload_size=_LARGEST_MB,
        )
        if sent is not None:
            by = person_field(f"{way.name}-file-person")
            if st.button("Replace all by this file", type="primary", key=f"{way.name}-replace"):
                with errors_shown():
                    way.take(sent.getvalue(), sent.name, by)
                    st.rerun()


def _is_filled(cell: object) -> bool:
    return (text_in_cell(cell), number_in_cell(cell), day_in_cell(cell)) != (None, None, None)
