"""Models in What-if: files in and out, points kept before, criteria removed."""

import streamlit as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.default_model import default_model
from leadpact.domain.model_file import dump_model, parse_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.ui.boundary import guarded
from leadpact.ui.cached_what_if import cached_proposals
from leadpact.ui.look import Look
from leadpact.ui.state import start_draft


@st.dialog("Models", width="large")
@guarded
def models_dialog(look: Look, model: ScoringModel) -> None:
    """Download the draft, or put another model into it."""
    dataset_id = look.data_set.dataset_id
    st.download_button(
        "Download this model as YAML",
        data=dump_model(model),
        file_name="leadpact-model.yaml",
        mime="application/yaml",
        on_click="ignore",
    )
    sent = st.file_uploader("Take a model file", type=["yaml", "yml"])
    if sent is not None and st.button("Put it into the draft", type="primary"):
        text = sent.getvalue().decode("utf-8", errors="replace")
        start_draft(dataset_id, parse_model(text, sent.name))
        st.rerun()
    options = {
        f"{kept.proposed_at:%d %b %Y %H:%M} · number {kept.number}": kept.model
        for kept in cached_proposals(look.data_set)
    } | {"The default model": default_model()}
    chosen = st.selectbox("Or go back to points kept before", list(options))
    if st.button("Put them into the draft"):
        start_draft(dataset_id, options[chosen])
        st.rerun()
    _remove(dataset_id, model)


def _remove(dataset_id: int, model: ScoringModel) -> None:
    standard = {criterion.name for criterion in default_model().criteria}
    added = {one.name: one for one in model.criteria if one.name not in standard}
    # The last criterion stays: a model without any grades nobody.
    if not added or len(model.criteria) == 1:
        return
    gone = st.selectbox(
        "Remove a criterion", list(added), format_func=lambda name: added[name].label
    )
    if st.button("Remove it"):
        start_draft(dataset_id, _without(model, added[gone]))
        st.rerun()


def _without(model: ScoringModel, gone: Criterion) -> ScoringModel:
    kept = [
        (criterion, points)
        for criterion, points in zip(model.criteria, model.points, strict=True)
        if criterion.name != gone.name
    ]
    return model.model_copy(
        update={
            "criteria": tuple(criterion for criterion, _ in kept),
            "points": tuple(points for _, points in kept),
        }
    )
