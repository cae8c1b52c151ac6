"""What became of the rows of a file, or would: counts that add up to the rows read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from leadpact.export.tables import csv_bytes
from leadpact.ingest.fates import Fate, rows_of_fate
from leadpact.ingest.load import ImportReport
from leadpact.store.uploads import UploadLine
from leadpact.ui.cached import the_store

_PER_ROW = 4


@dataclass(frozen=True)
class FateCount:
    """So many rows met this fate."""

    fate: Fate
    label: str
    rows: int


def fate_counts(counted: ImportReport | UploadLine) -> tuple[FateCount, ...]:
    """All fates with their rows; together they are the rows read."""
    return (
        FateCount(Fate.NEW, "New", counted.new),
        FateCount(Fate.UPDATED, "Updated", counted.updated),
        FateCount(Fate.UNCHANGED, "Unchanged", counted.unchanged),
        FateCount(Fate.DUPLICATE, "Duplicates", counted.duplicate),
        FateCount(Fate.WAITING, "Waiting", counted.waiting),
        FateCount(Fate.LEFT_OUT, "Left out", counted.left_out),
        FateCount(Fate.QUARANTINED, "Quarantined", counted.quarantined),
    )


def show_counts(report: ImportReport) -> None:
    """The counts as large numbers, in two rows."""
    shown = [("Read", report.read), *((one.label, one.rows) for one in fate_counts(report))]
    for start in range(0, len(shown), _PER_ROW):
        row = shown[start : start + _PER_ROW]
        for place, (label, rows) in zip(st.columns(_PER_ROW), row, strict=True):
            place.metric(label, f"{rows:,}")
    st.caption("Read = new + updated + unchanged + duplicates + waiting + left out + quarantined.")


def fate_downloads(upload_id: int, counts: Sequence[FateCount], *, key: str) -> None:
    """A button for every group of rows, each made into a file when it is clicked."""
    for one in counts:
        if one.rows:
            st.download_button(
                f"{one.label} · {one.rows:,}",
                data=partial(_fate_file, upload_id, one.fate),
                file_name=f"leadpact-{one.fate.value.replace('_', '-')}-{upload_id}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"{key}-{one.fate}-{upload_id}",
            )


def _fate_file(upload_id: int, fate: Fate) -> bytes:
    headers, rows = rows_of_fate(the_store(), upload_id, fate)
    return csv_bytes(headers, rows)
