"""The Upload page's work: take files to disk, look at them, check and import them."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from leadpact.domain.fields import Kind
from leadpact.errors import AmbiguousFileError, LeadpactError, Way
from leadpact.ingest.cancel import Cancel
from leadpact.ingest.columns.proposals import ColumnProposal, propose_columns
from leadpact.ingest.columns.remembered import remembered_mapping
from leadpact.ingest.columns.samples import ColumnSample
from leadpact.ingest.load import ImportReport, Progress, Request, import_file
from leadpact.ingest.look import FileLook, look_at
from leadpact.ingest.mapping import Mapping
from leadpact.ingest.reading import Reading
from leadpact.store.database import Store
from leadpact.ui.cached import the_store
from leadpact.ui.jobs import Job, Work
from leadpact.ui.state import Confirmed, PendingUpload, session

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Refusal:
    """Why a file was not read, and the ways it could be where it is for a person to say."""

    message: str
    hint: str
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Suggested:
    """What is proposed for the columns of a file, and what was confirmed for them last time."""

    proposals: tuple[ColumnProposal, ...]
    samples: tuple[ColumnSample, ...]
    remembered: Mapping | None


def take_to_disk(sent: "UploadedFile", number: int) -> PendingUpload:
    """Copy an uploaded file beside the store under a name of ours, and free its memory."""
    folder = the_store().uploads
    with NamedTemporaryFile(dir=folder, prefix="waiting-", suffix=".upload", delete=False) as kept:
        sent.seek(0)
        while chunk := sent.read(_CHUNK):
            kept.write(chunk)
    _free(sent)
    return PendingUpload(number, Path(kept.name), sent.name)


def looked_at(file: PendingUpload) -> FileLook | Refusal:
    """The first look at a file that waits; read once for each way to read it."""
    return _look(str(file.path), file.file_name, file.reading)


def suggested(file: PendingUpload, kind: Kind) -> Suggested:
    """What is proposed for the columns of a file that can be read."""
    return _suggest(str(file.path), file.file_name, file.reading, kind)


def samples_in(look: FileLook) -> tuple[ColumnSample, ...]:
    """The texts that the look found in each column."""
    return tuple(
        ColumnSample(column.header, tuple(text for text, _ in column.texts) or column.examples)
        for column in look.columns
    )


def check_job(file: PendingUpload, confirmed: Confirmed, rows: int) -> Job:
    """A dry run in the background, whose report says what an import would do."""
    work = _work(the_store(), _request(file, confirmed.data_set, dry_run=True), confirmed.mapping)
    return Job(f"Checking {rows:,} rows of {file.file_name}", file.number, work, is_check=True)


def import_job(file: PendingUpload, confirmed: Confirmed, rows: int) -> Job:
    """The import in the background."""
    work = _work(the_store(), _request(file, confirmed.data_set), confirmed.mapping)
    return Job(f"Importing {rows:,} rows of {file.file_name}", file.number, work, is_check=False)


def today() -> date:
    """The day it is where this server stands."""
    return datetime.now().astimezone().date()


def _request(file: PendingUpload, data_set: str, *, dry_run: bool = False) -> Request:
    return Request(
        file.path,
        file.file_name,
        data_set,
        today(),
        dry_run=dry_run,
        by=session().person,
        reading=file.reading,
    )


def _work(store: Store, request: Request, mapping: Mapping) -> Work:
    def work(progress: Progress, cancel: Cancel) -> ImportReport:
        return import_file(store, request, lambda _: mapping, progress, cancel)

    return work


@st.cache_data(max_entries=16, hash_funcs={Reading: repr}, show_spinner="Reading the file…")
def _look(path: str, file_name: str, reading: Reading) -> FileLook | Refusal:
    try:
        return look_at(the_store(), Path(path), file_name, reading)
    except LeadpactError as error:
        ways = error.ways if isinstance(error, AmbiguousFileError) else ()
        # The reader knows the file by its own name, not by the one it waits under.
        said = [text.replace(Path(path).name, file_name) for text in (error.message, error.hint)]
        return Refusal(said[0], said[1], ways)


@st.cache_data(max_entries=16, hash_funcs={Reading: repr}, show_spinner=False)
def _suggest(path: str, file_name: str, reading: Reading, kind: Kind) -> Suggested:
    look = _look(path, file_name, reading)
    if isinstance(look, Refusal):
        return Suggested((), (), None)
    headers = [column.header for column in look.columns]
    samples = samples_in(look)
    remembered = remembered_mapping(the_store(), headers)
    proposals = propose_columns(kind, headers, samples, remembered)
    same_kind = remembered if remembered is not None and remembered.kind is kind else None
    return Suggested(proposals, samples, same_kind)


def _free(sent: "UploadedFile") -> None:
    """Let go of Streamlit's copy, which it would keep as long as the session lasts."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, sent.file_id)
    sent.close()
