"""What the draft of What-if does: cards, charts, and one view at a time."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from leadpact.charts.grades import grade_bars
from leadpact.export.sheets import outlook_sheet
from leadpact.metrics.what_if import what_if_sentence
from leadpact.ui import parts
from leadpact.ui.decay import show_decay
from leadpact.ui.doors import doors
from leadpact.ui.one_lead import show_one_lead
from leadpact.ui.scenarios import show_scenarios
from leadpact.ui.tiles import tiles
from leadpact.ui.tuning import Tuning
from leadpact.ui.what_if_cards import what_if_tiles


def headline(tuning: Tuning) -> None:
    """The question, and what the draft does to it in one sentence."""
    sentence = what_if_sentence(tuning.answer(), is_draft=tuning.differs)
    parts.answer("What if we scored leads differently?", sentence)


def consequences(tuning: Tuning) -> None:
    """The cards, how the leads grade, how each grade closes, and the view that was chosen."""
    answer, palette = tuning.answer(), tuning.look.palette
    tiles(what_if_tiles(tuning))
    left, right = st.columns(2, gap="small")
    with left:
        leads = [count.leads for count in answer.after.outlook.grades]
        before = [count.leads for count in answer.before.outlook.grades]
        figure = grade_bars(before if tuning.differs else None, leads, palette)
        parts.chart(figure, "How the leads grade", key="what-if-mix")
    with right:
        parts.order_place(answer.after.order, palette)
    _view(tuning)


def _show_numbers(tuning: Tuning) -> None:
    answer = tuning.answer()
    sheet = outlook_sheet(answer.before.outlook, answer.after.outlook, answer.compared_name)
    parts.table(sheet, key="what-if")
    doors(
        tuning.look, ("grade_mix", "conversion_by_grade", "wins_captured", "qualified_share"), sheet
    )


_VIEWS: Mapping[str, Callable[[Tuning], None]] = MappingProxyType(
    {
        "One lead": show_one_lead,
        "Scenarios": show_scenarios,
        "Decay": show_decay,
        "Numbers": _show_numbers,
    }
)


def _view(tuning: Tuning) -> None:
    """One view below the charts; the others are not worked out."""
    chosen = st.segmented_control(
        "Look closer",
        list(_VIEWS),
        default=next(iter(_VIEWS)),
        required=True,
        key="what-if-view",
        persist_state="session",
        label_visibility="collapsed",
        width="stretch",
    )
    _VIEWS[chosen](tuning)
