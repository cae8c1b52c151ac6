"""The parts of the Upload page: choose a file, map it, see what became of every row."""

from collections.abc import Sequence
from functools import partial
from pathlib import PurePath

import streamlit as st

from leadpact.domain.fields import Kind
from leadpact.errors import LeadpactError
from leadpact.export.sheets import Sheet, SheetColumn, Unit
from leadpact.export.tables import csv_bytes
from leadpact.ingest.load import ImportReport
from leadpact.ingest.map import guess_kind
from leadpact.store.datasets import DataSet, list_data_sets
from leadpact.store.uploads import UploadLine, list_uploads, quarantined_rows
from leadpact.ui import parts
from leadpact.ui.boundary import show_error
from leadpact.ui.cached import the_store
from leadpact.ui.mapping_form import confirmed, map_columns, map_values, notation_form
from leadpact.ui.plain import plain
from leadpact.ui.state import PendingUpload, keep_report, session, wait_for_mapping
from leadpact.ui.uploading import cached_look, import_pending, take_to_disk

_KINDS = {
    Kind.LEADS: "Leads",
    Kind.OUTCOMES: "Outcomes of leads",
    Kind.ACTIVITIES: "Activities",
    Kind.STAGE_HISTORY: "Stage history",
}
_NEW = "A new data set"


def choose_file() -> PendingUpload | None:
    """The uploader, or the file that waits to be mapped."""
    pending = session().pending
    if pending is not None and pending.path.exists():
        return pending
    sent = st.file_uploader(
        "An export of your leads or of their outcomes: CSV or XLSX, up to "
        f"{the_store().settings.upload_megabytes} MB. Nothing leaves this machine.",
        type=["csv", "txt", "tsv", "xlsx"],
        key=f"file-{session().uploads_seen}",
    )
    if sent is None:
        return None
    waiting = take_to_disk(sent)
    wait_for_mapping(waiting)
    return waiting


def map_file(pending: PendingUpload) -> None:
    """Show what the file holds, let the reader map it, and import it."""
    try:
        look = cached_look(str(pending.path), pending.file_name)
    except LeadpactError as error:
        _refuse(pending, error)
        return
    st.subheader(f"{plain(pending.file_name)}: {look.rows:,} rows", anchor=False)
    if look.rejects:
        st.warning(f"{look.rejects:,} records cannot be read and will be quarantined.")
    left, right = st.columns(2)
    with left:
        headers = [column.header for column in look.columns]
        guessed = guess_kind(headers) if any(d.leads for d in _real()) else Kind.LEADS
        kind = st.selectbox(
            "The file holds",
            list(_KINDS),
            index=list(_KINDS).index(guessed),
            format_func=_KINDS.__getitem__,
        )
    with right:
        data_set = _data_set_form(pending, kind)
    choice = map_columns(look, kind)
    values = map_values(look, kind, choice)
    notation = notation_form()
    if choice.twice:
        st.error(f"Two columns claim one field: {', '.join(choice.twice)}. Choose one of them.")
    with st.container(horizontal=True):
        ready = bool(data_set) and not choice.twice
        go = st.button(f"Import {look.rows:,} rows", type="primary", disabled=not ready)
        if st.button("Cancel"):
            _let_go(pending)
    if go and data_set:
        mapping = confirmed(kind, look, choice, values, notation)
        keep_report(import_pending(pending, data_set, mapping))
        st.rerun()


def show_report(report: ImportReport) -> None:
    """What became of every row, with the rows that were kept out to download."""
    if report.changed:
        said = f"{report.file_name} is in: {report.read:,} rows read, none lost."
    else:
        said = f"{report.file_name} changed nothing: all {report.read:,} rows are accounted for."
    st.success(plain(said), icon=":material/check_circle:")
    counts = {
        "Read": report.read,
        "New": report.new,
        "Updated": report.updated,
        "Unchanged": report.unchanged,
        "Duplicate": report.duplicate,
        "Quarantined": report.quarantined,
    }
    for place, (label, count) in zip(st.columns(len(counts)), counts.items(), strict=True):
        place.metric(label, f"{count:,}")
    st.caption("Read = new + updated + unchanged + duplicate + quarantined.")
    if report.examples:
        st.subheader("Quarantined rows", anchor=False)
        st.dataframe(
            {
                "Line": [row.line for row in report.examples],
                "Field": [row.field for row in report.examples],
                "Value": [row.value for row in report.examples],
                "Why": [row.reason for row in report.examples],
            },
            hide_index=True,
        )
    for one in report.notes:
        parts.note(f"{one.field}: {one.cells:,} cells {one.note}; for one: {one.example}")
    with st.container(horizontal=True):
        st.page_link("pages/meet/overview.py", label="Overview", icon=":material/dashboard:")
        st.page_link("pages/evidence/grades.py", label="Grades", icon=":material/grade:")
        st.page_link("pages/define/what_if.py", label="What-if", icon=":material/tune:")


def uploads_list(data_set: DataSet) -> None:
    """Every import into the data set, and what it kept out."""
    uploads = list_uploads(the_store(), data_set.dataset_id)
    st.subheader(f"Imports into {plain(data_set.name)}", anchor=False)
    parts.table(_uploads_sheet(uploads), key="uploads")
    kept_out = [line for line in uploads if line.quarantined]
    for line in kept_out:
        st.download_button(
            f"Quarantined rows of {plain(line.file_name)}",
            data=partial(_quarantine_file, line.upload_id),
            file_name=f"leadpact-quarantine-{line.upload_id}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"quarantine-{line.upload_id}",
        )


def _uploads_sheet(uploads: Sequence[UploadLine]) -> Sheet:
    counts = ("Read", "New", "Updated", "Unchanged", "Duplicate", "Quarantined")
    return Sheet(
        "uploads",
        (
            *(SheetColumn(heading) for heading in ("When (UTC)", "File", "Kind")),
            *(SheetColumn(heading, Unit.COUNT) for heading in counts),
            SheetColumn("SHA-256"),
        ),
        tuple(
            (
                *(f"{line.imported_at:%Y-%m-%d %H:%M}", line.file_name, _KINDS[line.kind]),
                *(line.read, line.new, line.updated),
                *(line.unchanged, line.duplicate, line.quarantined),
                line.sha256[:12],
            )
            for line in uploads
        ),
    )


def _quarantine_file(upload_id: int) -> bytes:
    rows = quarantined_rows(the_store(), upload_id)
    return csv_bytes(
        ("Line", "Field", "Value", "Why"),
        [(row.line, row.field, row.value, row.reason) for row in rows],
    )


def _data_set_form(pending: PendingUpload, kind: Kind) -> str | None:
    real = _real()
    names = [data_set.name for data_set in real]
    chosen = _NEW
    if names:
        options = [*names, _NEW] if kind is not Kind.LEADS else [_NEW, *names]
        chosen = st.selectbox("Into the data set", options)
    if chosen != _NEW:
        return chosen
    proposed = _fresh(PurePath(pending.file_name).stem[:60] or "leads", _all_names())
    name = st.text_input("Name of the new data set", value=proposed, max_chars=60).strip()
    if name in _all_names():
        st.error(
            f"There is a data set named {plain(name)} already. Choose it above, or another name."
        )
        return None
    return name or None


def _fresh(name: str, taken: Sequence[str]) -> str:
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _real() -> tuple[DataSet, ...]:
    return tuple(one for one in list_data_sets(the_store()) if not one.is_sample)


def _all_names() -> tuple[str, ...]:
    return tuple(one.name for one in list_data_sets(the_store()))


def _refuse(pending: PendingUpload, error: LeadpactError) -> None:
    # The reader knows the file by its own name, not by the one it waits under.
    message = error.message.replace(pending.path.name, pending.file_name)
    show_error(message, error.hint)
    if st.button("Choose another file"):
        _let_go(pending)


def _let_go(pending: PendingUpload) -> None:
    pending.path.unlink(missing_ok=True)
    wait_for_mapping(None)
    st.rerun()
