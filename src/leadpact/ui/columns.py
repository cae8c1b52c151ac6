"""Which column to look at, what it tells, and a criterion made of one of its values."""

import streamlit as st

from leadpact.charts.columns import column_conversion
from leadpact.domain.figures import figure_named
from leadpact.metrics.column_choices import (
    ColumnChoice,
    ColumnChoices,
    column_choices,
    tells_words,
)
from leadpact.metrics.column_criteria import can_test, with_criterion
from leadpact.metrics.columns import ColumnAnswer, ValueRow, column_answer, most_telling
from leadpact.metrics.shares import Missing, lacking
from leadpact.ui import parts
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.look import Look
from leadpact.ui.plain import plain
from leadpact.ui.scope import Scope
from leadpact.ui.state import draft_of, start_draft

_ENTRIES = 64
_WHAT_IF = "pages/define/what_if.py"


def lacks_outcomes(look: Look) -> Missing | None:
    """What the data lacks to say who was won."""
    return lacking(the_store(), figure_named("conversion_naive"), look.data_set.dataset_id)


def choose_column(look: Look) -> ColumnChoice | None:
    """The menu of the columns, the most telling first; None where there is none to look at."""
    found = _choices(look.scope)
    if not found.choices:
        return None
    by_field = {choice.field: choice for choice in found.choices}
    chosen = st.selectbox(
        "Column",
        list(by_field),
        format_func=lambda field: _in_menu(by_field[field]),
        key=f"column-{look.data_set.dataset_id}",
        persist_state="session",
        help="Your own columns first, those that tell most on top.",
    )
    if found.judged < found.leads:
        parts.note(
            f"The order of this menu is judged on {found.judged:,} of {found.leads:,} leads, drawn "
            "by their ids."
        )
    return by_field[chosen]


def answer_of(look: Look, choice: ColumnChoice) -> ColumnAnswer | None:
    """What the column tells; None when it is no longer there."""
    return _answer(look.scope, choice.field)


def warn_of_leak(choice: ColumnChoice) -> None:
    """Say why the column is known only after the outcome, where it is."""
    if choice.leak is not None:
        st.warning(
            f"**Known only after the outcome:** {plain(choice.leak.reason)}. It tells who was "
            "won, and nothing about who will be.",
            icon=":material/event_busy:",
        )


def column_chart(look: Look, choice: ColumnChoice, answer: ColumnAnswer) -> None:
    """How the leads of each value close."""
    figure = column_conversion(answer.rows, answer.overall, look.palette)
    how = "matured, 95 %" if answer.is_matured else "naive, 95 %: no dates to mature"
    parts.chart(figure, f"Conversion by {choice.label}", how, key="column")


def how_to_read() -> None:
    """What real and chance mean in the table."""
    parts.note(
        "Real: the difference to all other leads leaves zero out of its 95 % interval (Newcombe)."
    )


def criterion_maker(look: Look, choice: ColumnChoice, answer: ColumnAnswer) -> None:
    """Make a criterion of one value, put it into What-if's draft, and go there."""
    rows = {row.label: row for row in answer.rows if can_test(answer, row)}
    if not rows:
        return
    dataset_id = look.data_set.dataset_id
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        label = st.selectbox(
            "Value",
            list(rows),
            index=list(rows).index(most_telling(list(rows.values())).label),
            key=f"value-{dataset_id}-{choice.field}",
        )
        late = choice.leak is not None
        meant = not late or st.checkbox("Use it all the same", key=f"late-{choice.field}")
        if st.button(
            "Make a criterion of it", icon=":material/add:", type="primary", disabled=not meant
        ):
            _make(look, choice, answer, rows[label])


def _make(look: Look, choice: ColumnChoice, answer: ColumnAnswer, row: ValueRow) -> None:
    dataset_id = look.data_set.dataset_id
    draft = draft_of(dataset_id)
    model = draft.model if draft else cached_model_in_use(look.data_set)
    start_draft(dataset_id, with_criterion(model, answer, row, choice.label))
    st.switch_page(_WHAT_IF)


def _in_menu(choice: ColumnChoice) -> str:
    said = "known only afterwards" if choice.leak else tells_words(choice)
    whose = "" if choice.is_own else " · lead field"
    return f"{choice.label} · {said}{whose}"


def _leads_key(scope: Scope) -> tuple[int, str]:
    """What a column's figures depend on: the leads, whatever grades them."""
    return scope.version, repr(scope.filters)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: _leads_key}, show_spinner="Looking…")
def _choices(scope: Scope) -> ColumnChoices:
    return column_choices(the_store(), scope.filters)


@st.cache_data(max_entries=_ENTRIES, hash_funcs={Scope: _leads_key}, show_spinner="Counting…")
def _answer(scope: Scope, field: str) -> ColumnAnswer | None:
    return column_answer(the_store(), scope.filters, field)
