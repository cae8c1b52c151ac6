"""What one session remembers between reruns: the only user of the session state."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.steps import Steps
from leadpact.errors import Way
from leadpact.ingest.load import ImportReport
from leadpact.ingest.mapping import DateOrder, DecimalMark, Mapping
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.store.scenarios import Scenario
from leadpact.store.shared_looks import SharedLook
from leadpact.ui.jobs import Job
from leadpact.ui.moves import Moves

_KEY = "leadpact"
_MOVES = "leadpact-moves"


@dataclass(frozen=True)
class Draft:
    """A scoring model being tuned in What-if for one data set, with its steps.

    `start` are the points in use when it was begun, None where it was begun elsewhere. `edition`
    changes whenever the draft moves by other means than its sliders, so that these start anew.
    """

    dataset_id: int
    steps: Steps
    edition: str
    start: ScoringModel | None = None

    @property
    def model(self) -> ScoringModel:
        """What the draft is now."""
        return self.steps.present


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
    together. `job` is the import or check under way. `news` is to be said once. `linked` is what
    the link brought that was opened last, of `links` in all; `dropped` is the scenario that was
    deleted last. `person_id` is the person at work, None for nobody; `has_said_who` whether either
    was said here. `is_still` keeps the page from following what others do.
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
    person_id: int | None = None
    has_said_who: bool = False
    is_still: bool = False
    news: str = ""
    mended: ImportReport | None = None
    linked: SharedLook | None = None
    links: int = 0
    dropped: Scenario | None = None


def session() -> Session:
    """What this session remembers now."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Session) else Session()


def draft_of(dataset_id: int) -> Draft | None:
    """This session's draft for the data set; None while it stands where it was begun."""
    draft = _kept_draft(dataset_id)
    return None if draft is None or draft.model == draft.start else draft


def begun_draft(dataset_id: int, in_use: ScoringModel) -> Draft:
    """This session's draft for the data set, begun at the points in use where there is none.

    One that stands where it was begun is begun anew when somebody else puts other points into use.
    """
    draft = _kept_draft(dataset_id)
    if draft is None or (draft.model == draft.start and draft.start != in_use):
        return _keep_draft(Draft(dataset_id, Steps(in_use), _next_edition(), in_use))
    if draft.start is None:
        steps = draft.steps if draft.steps.past else replace(draft.steps, past=(in_use,))
        return _keep_draft(replace(draft, steps=steps, start=in_use))
    if draft.model == in_use != draft.start:
        return _keep_draft(replace(draft, start=in_use))
    return draft


def start_draft(dataset_id: int, model: ScoringModel) -> None:
    """Replace the draft by this model, in a step that can be taken back."""
    draft = _kept_draft(dataset_id)
    steps = Steps(model) if draft is None else draft.steps.moved(model)
    _keep_draft(Draft(dataset_id, steps, _next_edition(), draft.start if draft else None))


def change_draft(dataset_id: int, change: Callable[[ScoringModel], ScoringModel]) -> None:
    """Go on with the draft as its sliders say, which stay as they are."""
    draft = _kept_draft(dataset_id)
    if draft is not None:
        _keep_draft(replace(draft, steps=draft.steps.moved(change(draft.model))))


def undo_draft(dataset_id: int) -> bool:
    """Take the draft's last step back, and say whether there was one."""
    draft = _kept_draft(dataset_id)
    if draft is None or not draft.steps.can_undo:
        return False
    _keep_draft(replace(draft, steps=draft.steps.undone(), edition=_next_edition()))
    return True


def redo_draft(dataset_id: int) -> bool:
    """Take the step again that was taken back last, and say whether there was one."""
    draft = _kept_draft(dataset_id)
    if draft is None or not draft.steps.can_redo:
        return False
    _keep_draft(replace(draft, steps=draft.steps.redone(), edition=_next_edition()))
    return True


def drop_draft(dataset_id: int) -> None:
    """Forget the draft and its steps; its sliders start from the points in use."""
    others = tuple(one for one in session().drafts if one.dataset_id != dataset_id)
    remember(replace(session(), drafts=others))


def _kept_draft(dataset_id: int) -> Draft | None:
    return next((one for one in session().drafts if one.dataset_id == dataset_id), None)


def _keep_draft(draft: Draft) -> Draft:
    others = tuple(one for one in session().drafts if one.dataset_id != draft.dataset_id)
    remember(replace(session(), drafts=(*others, draft)))
    return draft


def _next_edition() -> str:
    number = session().editions + 1
    remember(replace(session(), editions=number))
    return str(number)


def choose_data_set(dataset_id: int) -> None:
    """Look at this data set from now on."""
    remember(replace(session(), dataset_id=dataset_id))


def follow_link(shared: SharedLook) -> None:
    """Look at what a link brings; the draft is another step, which can be taken back."""
    now, dataset_id = session(), shared.filters.dataset_id
    remember(replace(now, dataset_id=dataset_id, linked=shared, links=now.links + 1))
    start_draft(dataset_id, shared.model)


def linked_look(dataset_id: int) -> SharedLook | None:
    """What the last link brought, where it led to this data set."""
    linked = session().linked
    return linked if linked is not None and linked.filters.dataset_id == dataset_id else None


def linked_key(key: str, dataset_id: int) -> str:
    """The key of a widget that begins with what a link says: a new one after each link."""
    return key if linked_look(dataset_id) is None else f"{key}-{session().links}"


def keep_dropped(scenario: Scenario | None) -> None:
    """Have this scenario at hand, to bring it back."""
    remember(replace(session(), dropped=scenario))


def stands(key: str) -> bool:
    """Whether the widget of that key was on the page in the last run."""
    return key in st.session_state


def text_in(key: str) -> str | None:
    """What the menu of that key says, None where it never stood."""
    found = st.session_state.get(key)
    return found if isinstance(found, str) else None


def put_in(key: str, chosen: str | int) -> None:
    """Have the menu or the slider of that key say this when it is drawn next."""
    st.session_state[key] = chosen


def number_in(key: str) -> int:
    """What the slider of that key says."""
    return int(st.session_state[key])


def number_or_none_in(key: str) -> int | None:
    """What was chosen in the control of that key, None where nothing is."""
    found = st.session_state.get(key)
    return found if isinstance(found, int) else None


def moves() -> Moves:
    """This session's, to be changed in place.

    A run that is to stop does so at any access to the session state, also between a move's saving
    and the note that it was saved; to change what one holds already is no such access.
    """
    found = st.session_state.get(_MOVES)
    if not isinstance(found, Moves):
        found = st.session_state[_MOVES] = Moves()
    return found


def keep_mended(report: ImportReport) -> None:
    """Show on the Mend page what became of the rows that were sent through again."""
    remember(replace(session(), mended=report))


def name_person(name: str) -> None:
    """What this session does is done in this name from now on."""
    remember(replace(session(), person=name))


def be_person(person_id: int | None, name: str) -> None:
    """Act as this person from now on, in that name; None is nobody."""
    remember(replace(session(), person_id=person_id, person=name, has_said_who=True))


def keep_still(*, is_still: bool) -> None:
    """Have the page stand still whatever others do, or follow them again."""
    remember(replace(session(), is_still=is_still))


def remember(changed: Session) -> None:
    """Go on with this."""
    st.session_state[_KEY] = changed
