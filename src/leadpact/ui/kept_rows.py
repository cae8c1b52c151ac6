"""The rows of an upload that are still kept out, with what keeps them out."""

from dataclasses import dataclass, replace

import streamlit as st

from leadpact.ingest.mapping import Mapping
from leadpact.ingest.mending.mend import quarantine_file
from leadpact.store.datasets import DataSet
from leadpact.store.uploads import Quarantined, UploadLine, list_uploads, quarantined_rows
from leadpact.ui.cached import the_store

_SHOWN = 500


@dataclass(frozen=True)
class KeptOut:
    """Open rows of one upload: their columns and cells, the line and the reason in front.

    `at_fault` are the columns whose cells keep rows out.
    """

    upload: UploadLine
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    at_fault: frozenset[str]


def uploads_to_mend(data_set: DataSet) -> tuple[UploadLine, ...]:
    """The uploads with rows that are still kept out, the newest first."""
    uploads = list_uploads(the_store(), data_set.dataset_id)
    return tuple(one for one in uploads if one.open and one.undone_at is None)


@st.cache_data(
    max_entries=8,
    hash_funcs={UploadLine: repr},
    show_spinner="Fetching the rows that are kept out…",
)
def first_kept_out(upload: UploadLine) -> KeptOut:
    """As many of the rows as the page shows."""
    found = all_kept_out(upload)
    return replace(found, rows=found.rows[:_SHOWN])


def all_kept_out(upload: UploadLine) -> KeptOut:
    """All of the rows as the file to mend has them, the column at fault named by its header."""
    headers, rows = quarantine_file(the_store(), upload.upload_id)
    columns = dict(Mapping.from_json(upload.mapping).fields)
    at_fault = {
        str(one.line): (columns.get(one.field, one.field), one)
        for one in quarantined_rows(the_store(), upload.upload_id)
        if one.field
    }
    reasons = {line: _reason(column, one) for line, (column, one) in at_fault.items()}
    return KeptOut(
        upload,
        headers,
        tuple((line, reasons.get(line, why), *cells) for line, why, *cells in rows),
        frozenset(at_fault[line][0] for line, *_ in rows if line in at_fault),
    )


def _reason(column: str, one: Quarantined) -> str:
    """What keeps the row out, such as: Created On: “32.01.2026” is not a date."""
    value = f"“{one.value}” " if one.value else ""
    return f"{column}: {value}{one.reason}"
