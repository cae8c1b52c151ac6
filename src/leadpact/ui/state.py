"""What one session remembers between reruns: the only user of the session state."""

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import Way
from leadpact.ingest.load import ImportReport
from leadpact.ingest.mapping import DateOrder, DecimalMark, Mapping
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.store.scenarios import Scenario
from leadpact.ui.jobs import Job

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
class Confirmed:
    """What is to happen to a file: which mapping, into which data set."""

    mapping: Mapping
    data_set: str


@dataclass(frozen=True)
class PendingUpload:
    """A file that was uploaded and waits: where it lies, its name, and what was said about it.

    `number` is its own in this session and changes when it is read another way, so that what was
    chosen for other columns is not taken for these. `sheets` are all it can be read from, where
    there are several. `confirmed` is what was checked last, `preview` what came of that; `ways`
    are the ways to read its dates or numbers, to be asked, and `trouble` why it was not taken.
    `settled` are the fields that two columns claimed until a person chose.
    """

    number: int
    path: Path
    file_name: str
    reading: Reading = FOUND_OUT
    sheets: tuple[str, ...] = ()
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None
    confirmed: Confirmed | None = None
    preview: ImportReport | None = None
    ways: tuple[Way, ...] = ()
    settled: tuple[str, ...] = ()
    trouble: tuple[str, str] | None = None


@dataclass(frozen=True)
class MenuColumn:
    """What was chosen in the menus of a table, from top to bottom.

    `start` is what the table on screen began with; `edition` changes when it has to begin anew.
    """

    name: str
    edition: int
    start: tuple[str, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """Everything one session remembers.

    `queue` holds the files that wait, the one at work first; `batch` counts those that came
    together. `job` is the import or check under way. `news` is to be said once. `linked` are the
    filters of the link that was opened last, of `links` in all; `dropped` is the scenario that was
    deleted last.
    """

    drafts: tuple[Draft, ...] = ()
    editions: int = 0
    dataset_id: int | None = None
    queue: tuple[PendingUpload, ...] = ()
    batch: int = 0
    job: Job | None = None
    report: ImportReport | None = None
    menus: tuple[MenuColumn, ...] = ()
    uploads_seen: int = 0
    files_seen: int = 0
    person: str = ""
    news: str = ""
    mended: ImportReport | None = None
    linked: Filters | None = None
    links: int = 0
    dropped: Scenario | None = None


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
    remember(replace(session(), drafts=(*others, replace(draft, model=model))))


def drop_draft(dataset_id: int) -> None:
    """Forget the draft; its sliders start from the points in use."""
    others = tuple(one for one in session().drafts if one.dataset_id != dataset_id)
    remember(replace(session(), drafts=others, editions=session().editions + 1))


def choose_data_set(dataset_id: int) -> None:
    """Look at this data set from now on."""
    remember(replace(session(), dataset_id=dataset_id))


def look_through(filters: Filters) -> None:
    """Look at this data set through these filters, as a link says."""
    now = session()
    remember(replace(now, dataset_id=filters.dataset_id, linked=filters, links=now.links + 1))


def keep_dropped(scenario: Scenario | None) -> None:
    """Have this scenario at hand, to bring it back."""
    remember(replace(session(), dropped=scenario))


def stands(key: str) -> bool:
    """Whether the widget of that key was on the page in the last run."""
    return key in st.session_state


def keep_mended(report: ImportReport) -> None:
    """Show on the Mend page what became of the rows that were sent through again."""
    remember(replace(session(), mended=report))


def name_person(name: str) -> None:
    """What this session does is done in this name from now on."""
    remember(replace(session(), person=name))


def remember(changed: Session) -> None:
    """Go on with this."""
    st.session_state[_KEY] = changed
