"""What one session remembers between reruns: the only user of the session state."""

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from leadpact.domain.scoring_model import ScoringModel
from leadpact.ingest.load import ImportReport

_KEY = "leadpact"


@dataclass(frozen=True)
class Draft:
    """A scoring model being tuned in What-if for one data set.

    `edition` changes whenever the draft is replaced as a whole, so that its sliders start anew.
    """

    dataset_id: int
    model: ScoringModel
    edition: str


@dataclass(frozen=True)
class PendingUpload:
    """A file that was uploaded and waits to be mapped: where it lies, and its name."""

    path: Path
    file_name: str


@dataclass(frozen=True)
class Session:
    """Everything one session remembers."""

    drafts: tuple[Draft, ...] = ()
    editions: int = 0
    dataset_id: int | None = None
    pending: PendingUpload | None = None
    report: ImportReport | None = None
    uploads_seen: int = 0
    person: str = ""
    mended: ImportReport | None = None


def session() -> Session:
    """What this session remembers now."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Session) else Session()


def draft_of(dataset_id: int) -> Draft | None:
    """This session's draft for the data set; None while no point of it was moved."""
    return next((one for one in session().drafts if one.dataset_id == dataset_id), None)


def start_draft(dataset_id: int, model: ScoringModel) -> None:
    """Replace the draft as a whole; its sliders start from this model."""
    drop_draft(dataset_id)
    change_draft(Draft(dataset_id, model, str(session().editions)), model)


def change_draft(draft: Draft, model: ScoringModel) -> None:
    """Go on with the draft under new points or cut-offs."""
    others = tuple(one for one in session().drafts if one.dataset_id != draft.dataset_id)
    _remember(replace(session(), drafts=(*others, replace(draft, model=model))))


def drop_draft(dataset_id: int) -> None:
    """Forget the draft; its sliders start from the points in use."""
    others = tuple(one for one in session().drafts if one.dataset_id != dataset_id)
    _remember(replace(session(), drafts=others, editions=session().editions + 1))


def choose_data_set(dataset_id: int) -> None:
    """Look at this data set from now on."""
    _remember(replace(session(), dataset_id=dataset_id))


def wait_for_mapping(pending: PendingUpload | None) -> None:
    """Keep the uploaded file at hand until it is mapped; None lets go of it."""
    seen = session().uploads_seen + (pending is None)
    _remember(replace(session(), pending=pending, report=None, uploads_seen=seen))


def keep_report(report: ImportReport) -> None:
    """Show this report on the upload page until the next upload."""
    _remember(
        replace(
            session(),
            report=report,
            pending=None,
            dataset_id=report.dataset_id,
            uploads_seen=session().uploads_seen + 1,
        )
    )


def keep_mended(report: ImportReport) -> None:
    """Show on the Mend page what became of the rows that were sent through again."""
    _remember(replace(session(), mended=report))


def name_person(name: str) -> None:
    """What this session does is done in this name from now on."""
    _remember(replace(session(), person=name))


def _remember(changed: Session) -> None:
    st.session_state[_KEY] = changed
