"""Rows that were kept out: corrected on the page or in a file, and sent through again."""

from collections.abc import Mapping, Sequence

import streamlit as st

from leadpact.export.tables import csv_bytes
from leadpact.ingest.mending.mend import send_again
from leadpact.metrics.words import counted
from leadpact.store.uploads import UploadLine
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.kept_rows import KeptOut, all_kept_out, first_kept_out
from leadpact.ui.mended_file import mended_rows
from leadpact.ui.person import person_field
from leadpact.ui.state import keep_mended
from leadpact.ui.uploading import today

_Rows = tuple[tuple[str, ...], ...]


def mending_section(uploads: Sequence[UploadLine]) -> None:
    """Choose an upload, correct its rows here or in a file, and send them through again."""
    if not uploads:
        parts.note("No row is kept out: every row of every file was taken in.")
        return
    by_id = {one.upload_id: one for one in uploads}
    left, right = st.columns((3, 2))
    with left:
        chosen = st.selectbox(
            "Upload", list(by_id), format_func=lambda upload_id: _named(by_id[upload_id])
        )
    with right:
        by = person_field("mend-by")
    found = first_kept_out(by_id[chosen])
    _editor(found, by)
    _file_way(found, by)


def _named(upload: UploadLine) -> str:
    return f"{upload.file_name} · {counted(upload.open)} · {upload.imported_at:%Y-%m-%d %H:%M} UTC"


@st.fragment
@guarded
def _editor(found: KeptOut, by: str) -> None:
    shown, rows = found.rows, found.upload.open
    more = f" These are the first {len(shown):,} of {rows:,}; the file below has all."
    st.caption(
        "Click a cell, or move there with the arrow keys and press Enter, and correct it."
        + (more if rows > len(shown) else "")
    )
    edited = _edited(found)
    changed = tuple(row for row, before in zip(edited, shown, strict=True) if row != before)
    with st.container(horizontal=True):
        if st.button(
            f"Send {counted(len(changed))} through again" if changed else "Send corrected rows",
            type="primary",
            disabled=not changed,
            key="send-changed",
        ):
            _send(found, changed, by)
        if len(shown) > len(changed) and st.button(_send_them(len(shown), rows), key="send-all"):
            _send(found, edited, by)


def _send_them(shown: int, rows: int) -> str:
    which = "the first " if shown < rows else "all " if shown > 1 else ""
    return f"Send {which}{counted(shown)} through again"


def _edited(found: KeptOut) -> _Rows:
    """The rows as they stand in the editor."""
    # A header may be any text, also one that the editor takes for something of its own.
    names = [f"c{place}" for place in range(len(found.headers))]
    labels = ["Line", "Why", *found.headers[2:]]
    widths = {0: 70, 1: 320}
    edited = st.data_editor(
        {name: [row[place] for row in found.rows] for place, name in enumerate(names)},
        column_config={
            name: st.column_config.TextColumn(label, pinned=place < 2, width=widths.get(place))
            for place, (name, label) in enumerate(zip(names, labels, strict=True))
        },
        # What is to be corrected stands first, however many columns the file has.
        column_order=[
            *names[:2],
            *sorted(
                names[2:], key=lambda name: found.headers[names.index(name)] not in found.at_fault
            ),
        ],
        disabled=tuple(names[:2]),
        hide_index=True,
        # Corrections in the making belong to these very rows.
        key=f"kept-out-{found.upload.upload_id}-{found.upload.open}",
    )
    return tuple(zip(*(_texts(edited, name) for name in names), strict=True))


def _texts(edited: Mapping[str, object], name: str) -> list[str]:
    """The cells of a column; an emptied one comes back as nothing."""
    column = edited[name]
    cells = column if isinstance(column, list) else []
    return [cell if isinstance(cell, str) else "" for cell in cells]


def _file_way(found: KeptOut, by: str) -> None:
    """The same rows as a file, and the way back."""
    st.subheader("Or correct them in a spreadsheet", anchor=False)
    left, right = st.columns(2)
    with left:
        parts.note(
            "Download them, correct them in a spreadsheet, and bring the file back here, or upload "
            "it like any file. Its first two columns are ours: they say which row it is, and are "
            "ignored otherwise."
        )
        st.download_button(
            f"Download {counted(found.upload.open)} as CSV",
            data=lambda: csv_bytes(found.headers, all_kept_out(found.upload).rows),
            file_name=f"leadpact-to-mend-{found.upload.upload_id}.csv",
            mime="text/csv",
            on_click="ignore",
        )
    with right:
        sent = st.file_uploader(
            "The corrected file: CSV or a workbook",
            key=f"mended-{found.upload.upload_id}-{found.upload.open}",
        )
    if sent is not None:
        rows = mended_rows(sent.getvalue(), sent.name, found.headers, the_store().settings.home)
        if st.button(f"Send {counted(len(rows))} of the file through again", type="primary"):
            _send(found, rows, by)


def _send(found: KeptOut, rows: _Rows, by: str) -> None:
    bar = st.progress(0.0, "Starting")

    def tell(share: float, words: str) -> None:
        bar.progress(share, words)

    keep_mended(send_again(the_store(), found.upload.upload_id, rows, by, today(), progress=tell))
    st.rerun()
