"""The Upload page's work: take the file to disk, import it with progress, load the sample."""

from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import streamlit as st

from leadpact.ingest.load import ImportReport, Request, import_file
from leadpact.ingest.look import FileLook, look_at
from leadpact.ingest.map import Mapping
from leadpact.ui.cached import the_store
from leadpact.ui.state import PendingUpload

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_CHUNK = 1 << 20


def take_to_disk(sent: "UploadedFile") -> PendingUpload:
    """Copy an uploaded file beside the store under a name of ours; memory can let go of it then."""
    folder = the_store().uploads
    with NamedTemporaryFile(dir=folder, prefix="waiting-", suffix=".upload", delete=False) as kept:
        sent.seek(0)
        while chunk := sent.read(_CHUNK):
            kept.write(chunk)
    return PendingUpload(Path(kept.name), sent.name)


@st.cache_data(max_entries=8, show_spinner="Reading the file…")
def cached_look(path: str, file_name: str) -> FileLook:
    """The first look at a file that waits to be mapped."""
    return look_at(the_store(), Path(path), file_name)


def import_pending(pending: PendingUpload, data_set: str, mapping: Mapping) -> ImportReport:
    """Import the file with a progress bar; it is let go of only when the import was kept."""
    bar = st.progress(0.0, "Starting")

    def tell(share: float, words: str) -> None:
        bar.progress(share, words)

    request = Request(pending.path, pending.file_name, data_set, datetime.now().astimezone().date())
    report = import_file(the_store(), request, lambda _: mapping, tell)
    pending.path.unlink(missing_ok=True)
    return report
