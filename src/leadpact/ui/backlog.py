"""What still needs a hand, in words: the sentence of the Mend page, and what mending brought."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from leadpact.domain.fields import Kind
from leadpact.ingest.load import ImportReport
from leadpact.metrics.words import counted
from leadpact.store.datasets import DataSet
from leadpact.store.waiting import WaitingRows
from leadpact.ui.state import session

_SECTIONS = ("Kept out", "In twice", "Waiting", "Unknown activities")
_ONE_AND_MANY = {
    Kind.OUTCOMES: ("outcome", "outcomes"),
    Kind.ACTIVITIES: ("activity", "activities"),
    Kind.STAGE_HISTORY: ("stage change", "stage changes"),
}
_ROW = ("row", "rows")


def sections() -> Sequence[DeltaGenerator]:
    """The places of what is kept out, in twice, waiting, and unknown."""
    return st.tabs(_SECTIONS)


def backlog_sentence(
    open_rows: Sequence[int],
    people: int,
    waiting: Sequence[WaitingRows],
    most_people: int | None = None,
) -> str:
    """How many rows are kept out, people in twice, and rows waiting for their lead.

    `open_rows` has the rows kept out of each upload. Of `most_people` there may be more.
    """
    parts = []
    if open_rows:
        rows = sum(open_rows)
        files = "1 upload" if len(open_rows) == 1 else f"{len(open_rows):,} uploads"
        parts.append(f"{counted(rows)} of {files} {'is' if rows == 1 else 'are'} kept out")
    if people:
        more = " or more" if people == most_people else ""
        seem = "1 person seems" if people == 1 else f"{people:,}{more} people seem"
        parts.append(f"{seem} to be in twice")
    if waiting:
        parts.append(_waiting_words(waiting))
    if not parts:
        return "Nothing waits: every row that came in is counted."
    return f"{', '.join(parts)}."


def way_to_upload() -> None:
    """Where rows come from, for a store that has none."""
    st.write("Upload an export of your leads; rows that cannot be taken in can be corrected here.")
    st.page_link("pages/data/upload.py", label="Upload a file", icon=":material/upload:")


def _waiting_words(waiting: Sequence[WaitingRows]) -> str:
    rows = sum(one.rows for one in waiting)
    kinds = {one.kind for one in waiting}
    one, many = _ONE_AND_MANY.get(next(iter(kinds)), _ROW) if len(kinds) == 1 else _ROW
    return f"1 {one} waits for its lead" if rows == 1 else f"{rows:,} {many} wait for their lead"


def show_mended(data_set: DataSet) -> None:
    """What became of the rows that this session sent through again last."""
    report = session().mended
    if report is None or report.dataset_id != data_set.dataset_id:
        return
    if report.quarantined:
        st.warning(mended_words(report), icon=":material/info:")
    else:
        st.success(mended_words(report), icon=":material/check_circle:")


def mended_words(report: ImportReport) -> str:
    """How many of the rows sent through again went in, and where the others are."""
    came_in = report.read - report.quarantined - report.waiting - report.left_out
    told = [f"{came_in:,} went in"]
    if report.waiting:
        told.append(f"{report.waiting:,} {_are(report.waiting)} waiting for their lead")
    if report.left_out:
        told.append(f"{report.left_out:,} {_are(report.left_out)} about something else")
    told.append(f"{report.quarantined:,} {_are(report.quarantined)} still kept out")
    return f"Of {counted(report.read)} sent through again {', '.join(told)}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
