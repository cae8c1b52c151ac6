"""Rows that wait for their lead, and activities that nobody knows the meaning of."""

from collections.abc import Sequence

import streamlit as st

from leadpact.domain.fields import FIELDS_OF_KIND, Kind
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.export.tables import csv_bytes
from leadpact.ingest.activity_kinds import unmapped_activities
from leadpact.store.datasets import DataSet
from leadpact.store.waiting import WaitingRow, WaitingRows, waiting_rows
from leadpact.ui import parts
from leadpact.ui.cached import the_store

KINDS = {
    Kind.LEADS: "leads",
    Kind.OUTCOMES: "outcomes",
    Kind.ACTIVITIES: "activities",
    Kind.STAGE_HISTORY: "stage changes",
}
_LABELS = {field.name: field.label for fields in FIELDS_OF_KIND.values() for field in fields}
_MOST_TEXTS = 200


def waiting_section(data_set: DataSet, waiting: Sequence[WaitingRows]) -> None:
    """What waits, by upload, for whom, and which file would bring it in."""
    if not waiting:
        parts.note("No row waits: every outcome, activity and stage change has found its lead.")
        return
    rows = sum(one.rows for one in waiting)
    parts.note(
        "These rows are about leads that are not in this data set yet; no figure counts them. "
        "Upload the file of leads that has these ids or e-mail addresses: the rows join their "
        "leads by themselves."
    )
    parts.table(_waiting_sheet(waiting), key=f"waiting-{data_set.dataset_id}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("pages/data/upload.py", label="Upload the leads", icon=":material/upload:")
        st.download_button(
            f"Download {rows:,} {'row' if rows == 1 else 'rows'}",
            data=lambda: waiting_file(tuple(waiting_rows(the_store(), data_set.dataset_id))),
            file_name="leadpact-waiting.csv",
            mime="text/csv",
            on_click="ignore",
        )


def _waiting_sheet(waiting: Sequence[WaitingRows]) -> Sheet:
    return Sheet(
        "waiting",
        (
            SheetColumn("File"),
            SheetColumn("What waits"),
            SheetColumn("Rows", Unit.COUNT),
            SheetColumn("Leads missing", Unit.COUNT),
            SheetColumn("For example"),
        ),
        tuple(
            (one.file_name, KINDS[one.kind], one.rows, one.leads, ", ".join(one.examples))
            for one in waiting
        ),
    )


def waiting_file(rows: Sequence[WaitingRow]) -> bytes:
    """The rows as CSV, under all columns that any of them fills."""
    columns = tuple(dict.fromkeys(key for row in rows for key, _ in _cells(row)))
    headings = [name if is_own else _LABELS.get(name, name) for is_own, name in columns]
    return csv_bytes(
        ("File", "What waits", "Line", *headings),
        [
            (row.file_name, KINDS[row.kind], row.line, *map(dict(_cells(row)).get, columns))
            for row in rows
        ],
    )


def _cells(row: WaitingRow) -> tuple[tuple[tuple[bool, str], str], ...]:
    fields = (((False, name), text) for name, text in row.fields)
    own = (((True, name), text) for name, text in row.own)
    return (*fields, *own)


def unknown_texts_section(data_set: DataSet) -> None:
    """The activity texts that no counter counts, with their rows."""
    texts = unmapped_activities(the_store(), data_set.dataset_id)
    if not texts:
        parts.note("Every activity of this data set is one that Leadpact knows.")
        return
    rows = sum(count for _, count in texts)
    parts.note(
        f"{rows:,} {'activity says' if rows == 1 else 'activities say'} something that Leadpact "
        "does not know yet. They are kept with their leads and date the first and the last touch, "
        "but they add to no counter: visits, page views, downloads, webinars, forms, clicks."
    )
    sheet = Sheet(
        "unknown-activities",
        (SheetColumn("Activity"), SheetColumn("Rows", Unit.COUNT)),
        texts[:_MOST_TEXTS],
    )
    parts.table(sheet, key=f"unknown-{data_set.dataset_id}")
    if len(texts) > _MOST_TEXTS:
        parts.note(f"The first {_MOST_TEXTS:,} of {len(texts):,} texts, most rows first.")
