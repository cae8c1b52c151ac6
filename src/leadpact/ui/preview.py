"""What an import would do, before it does it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from leadpact.ingest.load import ImportReport
from leadpact.metrics.words import counted
from leadpact.ui import parts
from leadpact.ui.findings import show_checks, show_problems, show_quality
from leadpact.ui.person import person_field
from leadpact.ui.plain import plain
from leadpact.ui.row_counts import show_counts
from leadpact.ui.state import PendingUpload


def show_preview(file: PendingUpload, report: ImportReport) -> DeltaGenerator:
    """Counts, problems and the quality of the data; gives the place of its buttons."""
    st.subheader(
        f"What importing {plain(file.file_name)} into {plain(report.data_set)} would do",
        anchor=False,
    )
    _verdict(report)
    show_counts(report)
    if report.waiting:
        parts.note(
            f"{counted(report.waiting)} about leads that are not there yet: waiting, to join when "
            "their leads come."
        )
    if report.joined:
        parts.note(f"{counted(report.joined)} of earlier files would find their leads.")
    person_field(f"{file.number}-person")
    actions = st.container(horizontal=True)
    show_problems(report)
    show_checks(report)
    show_quality(report)
    return actions


def _verdict(report: ImportReport) -> None:
    if report.same_as:
        st.info(
            "Importing it changes nothing: the same file came in first on "
            f"{plain(report.same_as)}.",
            icon=":material/content_copy:",
        )
    elif not report.changed:
        st.info("Importing it changes nothing.", icon=":material/info:")
