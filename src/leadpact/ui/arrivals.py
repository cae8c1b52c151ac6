"""Where files come in: the uploader, the order they are taken in, and what to bring first."""

import streamlit as st

from leadpact.domain.fields import Kind
from leadpact.export.tables import csv_bytes
from leadpact.ingest.columns.proposals import guess_kind
from leadpact.ingest.look import FileLook
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.queued import let_go, let_go_of_all, place_in_batch, queue_up
from leadpact.ui.small_table import small_table
from leadpact.ui.state import PendingUpload, session
from leadpact.ui.uploading import looked_at, samples_in, take_to_disk

_EXAMPLE = (
    ("lead_id", "email", "source", "created_at", "outcome"),
    ("1001", "ada@example.com", "Google", "2026-01-12", "won"),
    ("1002", "ben@example.com", "Trade fair", "2026-02-03", "open"),
    ("1003", "eve@example.com", "Bought list", "2026-02-17", "lost"),
)
_ORDER = (
    ("1. Leads", "One row per lead: an id or e-mail, where it came from, when, how it ended."),
    ("2. Outcomes or deals", "How leads ended, if that stands elsewhere: won or lost, when."),
    ("3. Stage history", "Each change of stage with its date: it tells cycles and rejections."),
    ("4. Activities", "Visits, downloads and calls with dates: they tell who showed interest."),
)


def uploader() -> None:
    """Take files to disk as they come, and let them wait with those of leads first."""
    sent = st.file_uploader(
        "Exports of leads, outcomes, activities or stage history, several at once: CSV, Excel, "
        "OpenDocument, Parquet or JSON, also zipped, up to "
        f"{the_store().settings.upload_megabytes} MB each. Nothing leaves this machine.",
        accept_multiple_files=True,
        max_upload_size=the_store().settings.upload_megabytes,
        key=f"files-{session().files_seen}",
    )
    if not sent:
        return
    first = session().files_seen + 1
    taken = [take_to_disk(one, first + place) for place, one in enumerate(sent)]
    queue_up(tuple(sorted(taken, key=_turn)))
    st.rerun()


def guessed_kind(look: FileLook) -> Kind:
    """The kind that the file's columns suggest."""
    return guess_kind([column.header for column in look.columns], samples_in(look))


def queue_line(file: PendingUpload) -> None:
    """Which file of how many it is, and what waits after it."""
    place, batch = place_in_batch()
    if batch < 2:
        return
    after = ", ".join(one.file_name for one in session().queue[1:])
    parts.note(f"File {place} of {batch}: {file.file_name}" + (f". Then: {after}" if after else ""))


def ways_out(file: PendingUpload) -> None:
    """Leave this file out, or all that wait."""
    several = len(session().queue) > 1
    if several and st.button("Skip this file", key=f"{file.number}-skip"):
        let_go(file)
        st.rerun()
    if st.button("Cancel all" if several else "Cancel", key=f"{file.number}-cancel"):
        let_go_of_all()
        st.rerun()


def first_steps() -> None:
    """What helps most, in which order, and what the smallest useful file looks like."""
    st.subheader("Which files help most", anchor=False)
    for place, (title, words) in zip(st.columns(len(_ORDER)), _ORDER, strict=True):
        with place, st.container(border=True, height="stretch"):
            st.markdown(f"**{title}**")
            parts.note(words)
    st.subheader("The smallest file that tells something", anchor=False)
    small_table(_EXAMPLE)
    parts.note(
        "Other names for the columns are understood too, also those of your CRM; more columns are "
        "welcome, and none has to be renamed."
    )
    st.download_button(
        "Download this example",
        data=csv_bytes(_EXAMPLE[0], _EXAMPLE[1:]),
        file_name="leadpact-example.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _turn(file: PendingUpload) -> int:
    """Leads come first, since the others join them; files that are no tables come last."""
    looked = looked_at(file)
    if isinstance(looked, FileLook):
        return list(Kind).index(guessed_kind(looked))
    if looked.ways and looked.ways[0].rows:
        return list(Kind).index(guess_kind(looked.ways[0].rows[0]))
    return len(Kind)
