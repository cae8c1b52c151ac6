"""A definition's YAML file, taken in to be looked at: never as signed."""

from collections.abc import Sequence

import streamlit as st

from leadpact.domain.definition_file import DefinitionFile, parse_definition
from leadpact.domain.scoring_model import ScoringModel
from leadpact.errors import DefinitionError
from leadpact.metrics.definition_words import file_words
from leadpact.store.datasets import DataSet
from leadpact.store.definitions import Definition
from leadpact.store.rounds import Round, set_joint
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import the_store
from leadpact.ui.cached_agreement import round_now
from leadpact.ui.definition_views import show_content, show_difference
from leadpact.ui.people import by_now
from leadpact.ui.state import start_draft
from leadpact.ui.style import current_palette

_LARGEST_MB = 2


def take_definition_file(data_set: DataSet, known: Sequence[Definition]) -> None:
    """Ask for a file, say whether it is as it was signed, and lay it beside the one here."""
    sent = st.file_uploader(
        "A definition as YAML", type=["yaml", "yml"], max_upload_size=_LARGEST_MB
    )
    if sent is None:
        parts.note("Its hash is worked out anew: a change of any value in the file shows.")
        return
    with errors_shown():
        found = parse_definition(_text_of(sent.getvalue(), sent.name), sent.name)
        _show(data_set, found, known)


def _show(data_set: DataSet, found: DefinitionFile, known: Sequence[Definition]) -> None:
    here = _same(found, known)
    parts.sentence(file_words(found, here))
    if found.signatures:
        told = "; ".join(f"{by.person} for {by.team}, {by.signed_at}" for by in found.signatures)
        parts.note(f"The file says it was signed by {told}. A file's signatures do not count here.")
    with st.container(horizontal=True):
        _uses(data_set, found.content.model)
    if here is not None and here.content != found.content:
        names = (f"Definition {here.number} here", "The file")
        show_difference(data_set, here.content, found.content, names)
    else:
        show_content(found.content, current_palette())


def _same(found: DefinitionFile, known: Sequence[Definition]) -> Definition | None:
    """The definition here that the file is of: the one of its hash, else of its number."""
    of_hash = [one for one in known if one.hash == found.hash]
    of_number = [one for one in known if one.number == found.content.number]
    return next(iter((*of_hash, *of_number)), None)


def _uses(data_set: DataSet, model: ScoringModel) -> None:
    if st.button("Put its points into the draft", key="definition-file-draft"):
        start_draft(data_set.dataset_id, model)
        st.toast("In the draft of What-if. Undo there brings back what was there.")
    round_ = round_now(data_set, by_now())
    can_be_joint = round_ is not None and round_.is_revealed
    if round_ is not None and can_be_joint and st.button("Make them the joint points"):
        with errors_shown():
            _make_joint(round_, model)


def _make_joint(round_: Round, model: ScoringModel) -> None:
    set_joint(the_store(), by_now(), round_.round_id, model, round_.joint_edition)
    st.toast("They are the joint points now; look at them under Agreement.")


def _text_of(body: bytes, file_name: str) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DefinitionError(
            f"{file_name} is not text in UTF-8", "Save it as UTF-8, or download it again."
        ) from error
