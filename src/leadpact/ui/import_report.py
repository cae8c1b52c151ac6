"""What became of every row of an imported file, to read and to download."""

import streamlit as st

from leadpact.export.tables import csv_bytes
from leadpact.ingest.load import ImportReport
from leadpact.metrics.words import counted
from leadpact.ui import parts
from leadpact.ui.findings import show_checks, show_problems, show_quality
from leadpact.ui.plain import plain
from leadpact.ui.queued import leave_report, place_in_batch
from leadpact.ui.reading_form import told_sentence
from leadpact.ui.report_file import REPORT_HEADINGS, report_rows
from leadpact.ui.row_counts import fate_counts, fate_downloads, show_counts
from leadpact.ui.state import session


def show_report(report: ImportReport) -> None:
    """The counts, what was noticed, the downloads, and where to go from here."""
    _said(report)
    _onwards(report)
    show_counts(report)
    for note in _notes(report):
        parts.note(note)
    _downloads(report)
    show_problems(report)
    show_checks(report)
    show_quality(report)


def _said(report: ImportReport) -> None:
    name, rows = report.file_name, counted(report.read)
    if report.changed:
        said = f"{name} is in: {rows} read, none lost."
    elif report.same_as:
        said = f"{name} changed nothing: the same file came in first on {report.same_as}."
    else:
        said = f"{name} changed nothing: every one of {rows} is accounted for."
    st.success(plain(said), icon=":material/check_circle:")


def _onwards(report: ImportReport) -> None:
    """The next file where one waits; else the pages that this data brings to life."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if session().queue:
            place, batch = place_in_batch()
            if st.button(f"Next file ({place} of {batch})", type="primary"):
                leave_report()
                st.rerun()
        st.page_link("pages/meet/overview.py", label="Overview", icon=":material/dashboard:")
        st.page_link("pages/evidence/grades.py", label="Grades", icon=":material/grade:")
        st.page_link("pages/define/what_if.py", label="What-if", icon=":material/tune:")
        if report.quarantined or report.waiting:
            st.page_link("pages/data/mend.py", label="Mend these rows", icon=":material/build:")


def _notes(report: ImportReport) -> tuple[str, ...]:
    said = []
    if report.joined:
        said.append(f"{counted(report.joined)} of earlier files found their leads.")
    if report.waiting:
        said.append(
            f"{counted(report.waiting)} about leads that are not there yet: waiting, to join when "
            "their leads come."
        )
    if report.told:
        said.append(told_sentence(report.told))
    return tuple(said)


def _downloads(report: ImportReport) -> None:
    st.caption("Download the whole report, or the rows as they stand in the file")
    with st.container(horizontal=True):
        st.download_button(
            "The report",
            data=lambda: csv_bytes(REPORT_HEADINGS, report_rows(report)),
            file_name="leadpact-import-report.csv",
            mime="text/csv",
            on_click="ignore",
            key="report-download",
        )
        if report.upload_id is not None:
            fate_downloads(report.upload_id, fate_counts(report), key="report")
