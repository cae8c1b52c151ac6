"""The list of uploads: who brought which file when, how it was understood, and undoing the last."""

from collections.abc import Sequence

import streamlit as st

from leadpact.domain.fields import Field, Kind, fields_of
from leadpact.ingest.mapping import DateOrder, DecimalMark, Mapping
from leadpact.ingest.mending.undo import undo_last
from leadpact.store.datasets import DataSet
from leadpact.store.uploads import UploadLine, list_uploads
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.data_set_form import KIND_WORDS
from leadpact.ui.person import person_field
from leadpact.ui.plain import plain
from leadpact.ui.queued import leave_report, tell_later
from leadpact.ui.row_counts import fate_counts, fate_downloads
from leadpact.ui.small_table import small_table
from leadpact.ui.uploading import today
from leadpact.ui.values_form import value_words

_SHOWN = 10
_MOST_MARKS = 120
_DATE_WORDS = {DateOrder.DAY_FIRST: "the day first", DateOrder.MONTH_FIRST: "the month first"}
_NUMBER_WORDS = {
    DecimalMark.POINT: "a point before the decimals",
    DecimalMark.COMMA: "a comma before the decimals",
}


def uploads_list(data_set: DataSet) -> None:
    """Every upload into the data set, and doors to what is behind each."""
    uploads = list_uploads(the_store(), data_set.dataset_id)
    st.subheader(f"Uploads into {plain(data_set.name)}", anchor=False)
    if not uploads:
        parts.note("None yet.")
        return
    small_table(upload_rows(uploads[:_SHOWN]), marks=_MOST_MARKS)
    if uploads[_SHOWN:]:
        with st.expander(f"{len(uploads) - _SHOWN} earlier uploads"):
            small_table(upload_rows(uploads[_SHOWN:]), marks=_MOST_MARKS)
    by_id = {line.upload_id: line for line in uploads}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Upload",
            list(by_id),
            format_func=lambda one: _named(by_id[one]),
            key=f"upload-{data_set.dataset_id}-{data_set.version}",
            width=430,
        )
        if st.button("Show its details"):
            _details(by_id[chosen])
        last = next((line for line in uploads if line.undone_at is None), None)
        if last is not None and not data_set.is_sample and st.button("Undo the last upload"):
            _undo(data_set, last)


def upload_rows(uploads: Sequence[UploadLine]) -> list[tuple[str, ...]]:
    """One row per upload under its headings, the newest first."""
    return [
        ("When (UTC)", "Who", "File", "Kind", "Rows", "SHA-256"),
        *(
            (
                f"{line.imported_at:%Y-%m-%d %H:%M}",
                line.imported_by or "–",
                f"{line.file_name}, sheet {line.sheet}" if line.sheet else line.file_name,
                KIND_WORDS[line.kind],
                _rows_in_words(line),
                line.sha256[:12],
            )
            for line in uploads
        ),
    ]


def mapping_sentences(mapping: Mapping) -> tuple[str, ...]:
    """What was said beside the columns: what texts mean, how dates stand, what is left out."""
    fields = {field.name: field for field in fields_of(mapping.kind)}
    said = [
        f"{_label(fields, one.field)}: “{one.text}” "
        + (f"means {_value(fields, one.field, one.value)}" if one.value else "is left empty")
        for one in mapping.values
    ]
    if mapping.date_order:
        said.append(f"Dates have {_DATE_WORDS[mapping.date_order]}")
    if mapping.decimal_mark:
        said.append(f"Numbers have {_NUMBER_WORDS[mapping.decimal_mark]}")
    if mapping.ignored:
        said.append(f"Left out: {', '.join(mapping.ignored)}")
    return tuple(said)


def what_undoing_takes(line: UploadLine) -> str:
    """What goes and what comes back when the upload is undone."""
    if line.kind in (Kind.ACTIVITIES, Kind.STAGE_HISTORY):
        what = "Activities" if line.kind is Kind.ACTIVITIES else "Changes of stage"
        taken = f"{what} that go: {line.new:,}"
    else:
        go = "lead goes" if line.new == 1 else "leads go"
        get = "gets its" if line.updated == 1 else "get their"
        taken = f"{line.new:,} {go}; {line.updated:,} {get} old values back"
    waits = f" Rows that no longer wait: {line.waiting:,}." if line.waiting else ""
    return f"{taken}.{waits}"


@st.dialog("What this upload was", width="large")
@guarded
def _details(line: UploadLine) -> None:
    st.subheader(plain(line.file_name), anchor=False)
    when = f"{line.imported_at:%Y-%m-%d %H:%M} UTC"
    who = f" by {line.imported_by}" if line.imported_by else ""
    sheet = f" Sheet: {line.sheet}." if line.sheet else ""
    parts.note(f"{KIND_WORDS[line.kind]}, imported {when}{who}.{sheet}")
    if line.undone_at:
        parts.note(f"Undone {line.undone_at:%Y-%m-%d %H:%M} UTC.")
    parts.note(f"SHA-256 {line.sha256}")
    st.markdown("**How it was understood**")
    mapping = Mapping.from_json(line.mapping)
    labels = {field.name: field.label for field in fields_of(mapping.kind)}
    small_table(
        [
            ("Field", "From the column"),
            *((labels[name], column) for name, column in mapping.fields),
        ],
        marks=_MOST_MARKS,
    )
    for sentence in mapping_sentences(mapping):
        parts.note(sentence)
    st.markdown("**Its rows, as they stand in the file**")
    with st.container(horizontal=True):
        fate_downloads(line.upload_id, fate_counts(line), key="details")


@st.dialog("Undo the last upload?")
@guarded
def _undo(data_set: DataSet, line: UploadLine) -> None:
    st.write(plain(f"{line.file_name}, imported {line.imported_at:%Y-%m-%d %H:%M} UTC."))
    st.write(what_undoing_takes(line))
    by = person_field("undo-person")
    if st.button("Undo it", type="primary"):
        with st.spinner("Taking it back…"):
            undone = undo_last(the_store(), data_set.dataset_id, by, today())
        leave_report()
        tell_later(f"{undone.file_name} was undone. {what_undoing_takes(undone)}")
        st.rerun()


def _rows_in_words(line: UploadLine) -> str:
    """Such as "9 read: 8 new, 1 quarantined", and when it was undone."""
    found = ", ".join(f"{one.rows:,} {one.label.lower()}" for one in fate_counts(line) if one.rows)
    undone = f"↺ undone {line.undone_at:%Y-%m-%d %H:%M}; was " if line.undone_at else ""
    return f"{undone}{line.read:,} read: {found}"


def _named(line: UploadLine) -> str:
    undone = ", undone" if line.undone_at else ""
    return f"{line.imported_at:%Y-%m-%d %H:%M} · {line.file_name}{undone}"


def _label(fields: dict[str, Field], name: str) -> str:
    return fields[name].label if name in fields else name


def _value(fields: dict[str, Field], name: str, value: str) -> str:
    return value_words(fields[name]).get(value, value) if name in fields else value
