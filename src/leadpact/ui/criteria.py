"""A criterion made of any field, for What-if."""

import streamlit as st
from pydantic import ValidationError

from leadpact.domain.criteria import Criterion, Group, Test, arguments_of, tests_for
from leadpact.domain.fields import LEAD_FIELDS, FieldType
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.field_values import values_of_field
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import cached_filled, the_store
from leadpact.ui.cached_what_if import cached_leaks
from leadpact.ui.look import Look
from leadpact.ui.plain import plain
from leadpact.ui.sliders import GROUP_KEY
from leadpact.ui.state import put_in, start_draft

_LABELS = {field.name: field.label for field in LEAD_FIELDS}
# "lost" counts leads and is no field of theirs.
_NOT_TESTED = frozenset(("lead_id", "email", "first_name", "last_name", "lost"))
_GROUPS = {
    Group.FIT: "Fit",
    Group.BEHAVIOUR: "Behaviour",
    Group.INTENT: "Intent",
    Group.RED_FLAG: "Red flag",
}


@st.dialog("Add a criterion")
@guarded
def add_dialog(look: Look, model: ScoringModel) -> None:
    """Make a criterion of any field, and put it into the draft."""
    criterion_form(look, model)


def criterion_form(look: Look, model: ScoringModel, named: str = "") -> None:
    """The fields of a criterion, which the button puts into the draft.

    It is called `named` until somebody calls it otherwise; like its field where that is empty.
    """
    made = made_criterion(look, model, "Add it to the draft", named)
    if made is None:
        return
    criterion, points = made
    start_draft(look.data_set.dataset_id, model.with_criterion(criterion, points))
    put_in(GROUP_KEY, criterion.group.value)
    st.rerun()


def made_criterion(
    look: Look, model: ScoringModel, button: str, named: str = ""
) -> tuple[Criterion, int] | None:
    """The fields of a criterion that the model lacks; it and its points once the button is pressed.

    `named` as above.
    """
    filled = cached_filled(look.data_set)
    if not set(filled) - _NOT_TESTED:
        parts.note("The data has no column that a criterion could test.")
        return None
    field, is_leak = _choose_field(look)
    test = st.selectbox("Test", tests_for(filled[field]), format_func=lambda one: one.value)
    given = _arguments(look, field, test, filled[field])
    label = st.text_input("Name it", value=(named or _LABELS.get(field, field))[:80])
    group = st.segmented_control(
        "Group", list(_GROUPS), default=Group.FIT, format_func=_GROUPS.__getitem__, required=True
    )
    is_flag = group is Group.RED_FLAG
    points = st.slider(
        "Points", -50 if is_flag else 0, 0 if is_flag else 50, -10 if is_flag else 10
    )
    if not st.button(f"{button} all the same" if is_leak else button, type="primary"):
        return None
    try:
        criterion = Criterion(
            name=model.free_name(label),
            label=label,
            group=group,
            field=field,
            test=test,
            **given,
        )
    except ValidationError as error:
        st.error(plain(error.errors()[0]["msg"].removeprefix("Value error, ")))
        return None
    return criterion, int(points)


def _choose_field(look: Look) -> tuple[str, bool]:
    """The field to test, and whether it is known only after the outcome."""
    reasons = {leak.field: leak.reason for leak in cached_leaks(look.data_set)}
    fields = set(cached_filled(look.data_set)) - _NOT_TESTED
    field = st.selectbox(
        "Field",
        # One's own columns first; what cannot be known in time stands last.
        sorted(fields, key=lambda name: (name in reasons, name in _LABELS, name)),
        format_func=lambda name: (
            f"{_LABELS.get(name, name)}{' · known only afterwards' if name in reasons else ''}"
        ),
    )
    if field not in reasons:
        return field, False
    st.warning(
        f"Known only after the outcome: {plain(reasons[field])}. Such a field cannot tell who "
        "will be won; add it only if you know better.",
        icon=":material/event_busy:",
    )
    return field, True


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
