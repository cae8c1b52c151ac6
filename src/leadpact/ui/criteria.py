"""Criteria and models in What-if: add one, remove one, take a model file, keep the points."""

import re

import streamlit as st
from pydantic import ValidationError

from leadpact.domain.criteria import Criterion, Group, Test, arguments_of, tests_for
from leadpact.domain.default_model import default_model
from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.model_file import dump_model, parse_model
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.datasets import filled_fields
from leadpact.store.field_values import values_of_field
from leadpact.store.proposals import keep_proposal, list_proposals
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.plain import plain
from leadpact.ui.state import Draft, drop_draft, start_draft

_LABELS = {field.name: field.label for field in LEAD_FIELDS}
_NAMES = ("lead_id", "email", "first_name", "last_name")
_KNOWN_AFTER = (
    *("outcome", "stage", "won_at", "lost_at", "lost", "amount", "rejection_reason"),
    *("mql_at", "sal_at", "sql_at", "opportunity_at", "first_sales_contact_at"),
)
_NOT_TESTED = frozenset((*_NAMES, *_KNOWN_AFTER))
_GROUPS = {
    Group.FIT: "Fit",
    Group.BEHAVIOUR: "Behaviour",
    Group.INTENT: "Intent",
    Group.RED_FLAG: "Red flag",
}


def model_bar(look: Look, draft: Draft, in_use: ScoringModel) -> None:
    """The buttons above the sliders: add, take, download, reset, use."""
    changed = draft.model != in_use
    with st.container(horizontal=True):
        if st.button("Add a criterion", icon=":material/add:"):
            _add_dialog(look, draft)
        if st.button("Models", icon=":material/folder_open:"):
            _models_dialog(look, draft)
        if st.button("Reset", disabled=not changed, help="Back to the points in use"):
            drop_draft(look.data_set.dataset_id)
            st.rerun()
        if st.button("Use these points", type="primary", disabled=not changed):
            _keep(look.data_set.dataset_id, draft.model)
            st.toast("These points are in use now; Models has the ones before.")
            st.rerun()


def _keep(dataset_id: int, model: ScoringModel) -> None:
    number = len(list_proposals(the_store(), dataset_id)) + 1
    named = model.model_copy(update={"name": f"Our points {number}"})
    keep_proposal(the_store(), dataset_id, named)
    drop_draft(dataset_id)


@st.dialog("Models", width="large")
@guarded
def _models_dialog(look: Look, draft: Draft) -> None:
    st.download_button(
        "Download this model as YAML",
        data=dump_model(draft.model),
        file_name="leadpact-model.yaml",
        mime="application/yaml",
        on_click="ignore",
    )
    sent = st.file_uploader("Take a model file", type=["yaml", "yml"])
    if sent is not None and st.button("Put it into the draft", type="primary"):
        text = sent.getvalue().decode("utf-8", errors="replace")
        start_draft(look.data_set.dataset_id, parse_model(text, sent.name))
        st.rerun()
    kept = list_proposals(the_store(), look.data_set.dataset_id)
    before = {f"{p.proposed_at:%d %b %Y %H:%M} · number {p.number}": p.model for p in kept}
    options = before | {"The default model": default_model()}
    chosen = st.selectbox("Or go back to points kept before", list(options))
    if st.button("Put them into the draft"):
        start_draft(look.data_set.dataset_id, options[chosen])
        st.rerun()
    added = [c for c in draft.model.criteria if c.name not in _default_names()]
    if added:
        gone = st.selectbox("Remove a criterion", added, format_func=lambda c: c.label)
        if st.button("Remove it"):
            start_draft(look.data_set.dataset_id, _without(draft.model, gone))
            st.rerun()


@st.dialog("Add a criterion")
@guarded
def _add_dialog(look: Look, draft: Draft) -> None:
    filled = filled_fields(the_store(), look.data_set.dataset_id)
    field = st.selectbox(
        "Field",
        sorted(set(filled) - _NOT_TESTED, key=lambda name: (name in _LABELS, name)),
        format_func=lambda name: _LABELS.get(name, name),
    )
    st.caption("What is known only after the outcome cannot tell who will be won: it is left out.")
    test = st.selectbox("Test", tests_for(filled[field]), format_func=lambda one: one.value)
    given = _arguments(look, field, test, filled[field])
    label = st.text_input("Name it", value=_LABELS.get(field, field)[:80])
    group = st.segmented_control(
        "Group", list(_GROUPS), default=Group.FIT, format_func=_GROUPS.__getitem__, required=True
    )
    is_flag = group is Group.RED_FLAG
    points = st.slider(
        "Points", -50 if is_flag else 0, 0 if is_flag else 50, -10 if is_flag else 10
    )
    if not st.button("Add it to the draft", type="primary"):
        return
    try:
        criterion = Criterion(
            name=_name_for(label, draft.model),
            label=label,
            group=group,
            field=field,
            test=test,
            **given,
        )
    except ValidationError as error:
        st.error(plain(error.errors()[0]["msg"].removeprefix("Value error, ")))
        return
    model = draft.model
    start_draft(
        look.data_set.dataset_id,
        model.model_copy(
            update={
                "criteria": (*model.criteria, criterion),
                "points": (*model.points, int(points)),
            }
        ),
    )
    st.rerun()


def _arguments(
    look: Look, field: str, test: Test, field_type: FieldType
) -> dict[str, tuple[str, ...] | float | int | None]:
    """A control for each argument of the test, and what it says."""
    given: dict[str, tuple[str, ...] | float | int | None] = {}
    for name in arguments_of(test):
        if name == "values":
            known = values_of_field(the_store(), look.data_set.dataset_id, field)
            given[name] = tuple(
                st.multiselect("Values", known, accept_new_options=field_type is FieldType.TEXT)
            )
        elif name in ("cap", "days"):
            start = 5 if name == "cap" else 30
            title = "Counted up to" if name == "cap" else "Days before the as-of date"
            given[name] = int(st.number_input(title, 1, 1000, start))
        else:
            title = {"number": "Number", "low": "From", "high": "To"}[name]
            given[name] = float(st.number_input(title, value=0.0, format="%g"))
    return given


def _name_for(label: str, model: ScoringModel) -> str:
    base = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:50] or "criterion"
    base = base if base[0].isalpha() else f"c_{base}"
    taken = {criterion.name for criterion in model.criteria}
    return next(
        name
        for name in (base, *(f"{base}_{number}" for number in range(2, 300)))
        if name not in taken
    )


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


def _default_names() -> frozenset[str]:
    return frozenset(criterion.name for criterion in default_model().criteria)
