"""What can be done with scenarios: keep, put into the draft, rename, delete, hand out, take in."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from leadpact.domain.model_file import parse_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import LeadpactError, ModelError
from leadpact.export.scenario_sheets import (
    file_name_of,
    model_file_of,
    models_zip,
    scenario_sheet,
)
from leadpact.metrics.scenarios import Comparison
from leadpact.metrics.words import counted, day_words
from leadpact.store.scenarios import (
    LONGEST_NAME,
    Scenario,
    drop_scenario,
    keep_scenario,
    list_scenarios,
    rename_scenario,
    restore_scenario,
)
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown, guarded, show_error
from leadpact.ui.cached import the_store
from leadpact.ui.person import person_field
from leadpact.ui.plain import plain
from leadpact.ui.state import keep_dropped, session, start_draft
from leadpact.ui.view_parts import download

_LARGEST_MB = 1


@st.dialog("Keep as a scenario")
@guarded
def keep_dialog(dataset_id: int, model: ScoringModel) -> None:
    """Ask for a name and keep the model under it."""
    known = [one.name for one in list_scenarios(the_store(), dataset_id)]
    name = st.text_input("Name", value=proposed_name(known), max_chars=LONGEST_NAME)
    by = person_field("scenario-person")
    if st.button("Keep it", type="primary"):
        kept = keep_scenario(the_store(), dataset_id, name, model, by)
        st.toast(f"Kept: {plain(kept.name)}")
        st.rerun()


def proposed_name(known: Sequence[str]) -> str:
    """Such as "Scenario 3" where there are two; the next number where that is taken."""
    taken = {name.casefold() for name in known}
    numbered = (f"Scenario {len(known) + 1 + more}" for more in range(len(known) + 1))
    return next(name for name in numbered if name.casefold() not in taken)


def undo_delete(dataset_id: int) -> None:
    """The way back for the scenario that this session deleted last."""
    dropped = session().dropped
    if dropped is None or dropped.dataset_id != dataset_id:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        parts.note(f"“{dropped.name}” was deleted.")
        if st.button("Bring it back", icon=":material/undo:"):
            with errors_shown():
                restore_scenario(the_store(), dropped, session().person)
                keep_dropped(None)
                st.rerun()


def one_scenario(dataset_id: int, known: Sequence[Scenario], edition: int) -> None:
    """What can be done with one of them."""
    by_id = {one.scenario_id: one for one in known}
    picked = st.selectbox(
        "One of them",
        list(by_id),
        format_func=lambda one: _named(by_id[one]),
        key=f"scenario-{edition}",
    )
    one = by_id[picked]
    # The buttons are this scenario's own: when somebody else has changed the list, a click goes
    # nowhere and not to another scenario.
    with st.container(horizontal=True):
        if st.button("Put it into the draft", key=f"draft-{picked}"):
            start_draft(dataset_id, one.model)
            st.toast(f"In the draft: {plain(one.name)}. Undo brings back what was there.")
            st.rerun()
        if st.button("Rename", key=f"rename-{picked}"):
            _rename_dialog(one)
        if st.button("Delete", key=f"delete-{picked}"):
            with errors_shown():
                drop_scenario(the_store(), one.scenario_id, session().person)
                keep_dropped(one)
                st.rerun()
        st.download_button(
            "As a model file",
            data=lambda: model_file_of(one.name, one.model),
            file_name=file_name_of(one.name),
            mime="application/yaml",
            on_click="ignore",
            key=f"yaml-{picked}",
        )


def whole_comparison(dataset_id: int, comparison: Comparison, chosen: Sequence[Scenario]) -> None:
    """What can be done with all that stand side by side."""
    sheet = scenario_sheet(comparison)
    with st.container(horizontal=True):
        download(sheet, "Download the table")
        st.download_button(
            "Model files of these (zip)",
            data=lambda: models_zip([(one.name, one.model) for one in chosen]),
            file_name="leadpact-scenarios.zip",
            mime="application/zip",
            on_click="ignore",
            disabled=not chosen,
            key="scenarios-zip",
        )
        take_files(dataset_id)


def take_files(dataset_id: int) -> None:
    """The button that takes model files in as scenarios."""
    if st.button("Take model files", icon=":material/upload_file:"):
        _take_dialog(dataset_id)


@st.dialog("Take model files", on_dismiss="rerun")
@guarded
def _take_dialog(dataset_id: int) -> None:
    st.write("Each file becomes a scenario, under the name of the model in it.")
    sent = st.file_uploader(
        "Model files",
        type=["yaml", "yml"],
        accept_multiple_files=True,
        max_upload_size=_LARGEST_MB,
    )
    by = person_field("scenario-files-person")
    if not st.button("Keep them", type="primary", disabled=not sent):
        return
    refused = [one for one in sent if not _is_taken(dataset_id, one, by)]
    kept = counted(len(sent) - len(refused), "scenario")
    if not refused:
        st.toast(f"Kept: {kept}")
        st.rerun()
    parts.note(f"Kept: {kept}.")


def _is_taken(dataset_id: int, sent: UploadedFile, by: str) -> bool:
    """Whether the file became a scenario; says why where it did not."""
    try:
        model = parse_model(_text_of(sent), sent.name)
        keep_scenario(the_store(), dataset_id, model.name, model, by)
    except LeadpactError as error:
        show_error(f"{sent.name} was left out: {error.message}", error.hint)
        return False
    return True


def _text_of(sent: UploadedFile) -> str:
    try:
        return sent.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ModelError(
            f"{sent.name} is not text in UTF-8",
            "Save it as UTF-8, or download a model from What-if and start from it.",
        ) from error


@st.dialog("Rename the scenario")
@guarded
def _rename_dialog(scenario: Scenario) -> None:
    name = st.text_input("Name", value=scenario.name, max_chars=LONGEST_NAME)
    by = person_field("scenario-rename-person")
    if st.button("Rename it", type="primary"):
        rename_scenario(the_store(), scenario.scenario_id, name, by)
        st.rerun()


def _named(scenario: Scenario) -> str:
    who = f" by {scenario.made_by}" if scenario.made_by else ""
    return f"{scenario.name} · {day_words(scenario.made_at)}{who}"
