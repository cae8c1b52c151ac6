"""What the draft of What-if does: cards, charts, and one view at a time."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from leadpact.export.sheets import outlook_sheet
from leadpact.metrics.what_if import what_if_sentence
from leadpact.ui import parts
from leadpact.ui.decay import show_decay
from leadpact.ui.doors import doors
from leadpact.ui.grid import show_grid
from leadpact.ui.links import VIEW_KEY
from leadpact.ui.live_charts import live_html
from leadpact.ui.one_lead import show_one_lead
from leadpact.ui.scenarios import show_scenarios
from leadpact.ui.score_views import show_curve, show_histogram
from leadpact.ui.state import linked_look
from leadpact.ui.tiles import tiles_html
from leadpact.ui.tuning import Tuning
from leadpact.ui.what_if_cards import what_if_tiles
from leadpact.ui.who_moves import show_who_moves


def headline() -> DeltaGenerator:
    """The question, and the place for what the draft does to it in one sentence."""
    st.title("What if we scored leads differently?", anchor=False)
    return st.empty()


def said(tuning: Tuning) -> str:
    """What the draft does, in one sentence."""
    answer = tuning.answer()
    if not answer.after.outlook.leads:
        return "No leads in this selection: widen the filters in the sidebar."
    return what_if_sentence(answer, is_draft=tuning.differs or tuning.is_changed)


def consequences(tuning: Tuning) -> None:
    """The cards, how the leads grade, how each grade closes, and the view that was chosen."""
    answer, palette = tuning.answer(), tuning.look.palette
    leads = [count.leads for count in answer.after.outlook.grades]
    before = [count.leads for count in answer.before.outlook.grades] if tuning.differs else None
    shares = [row.share for row in answer.after.order.conversion] if tuning.has_outcomes else None
    plots = live_html(leads, before, answer.compared_name, shares, palette)
    # In one piece: the browser pays for every piece at every move.
    st.html(f"{tiles_html(what_if_tiles(tuning))}{plots}")
    _view(tuning)


def _show_numbers(tuning: Tuning) -> None:
    answer = tuning.answer()
    sheet = outlook_sheet(answer.before.outlook, answer.after.outlook, answer.compared_name)
    parts.table(sheet, key="what-if")
    doors(
        tuning.look, ("grade_mix", "conversion_by_grade", "wins_captured", "qualified_share"), sheet
    )


def _show_moves(tuning: Tuning) -> None:
    """Who moves; while nobody can, the numbers as they are stand below."""
    show_who_moves(tuning)
    if not tuning.differs:
        _show_numbers(tuning)


_VIEWS: Mapping[str, Callable[[Tuning], None]] = MappingProxyType(
    {
        "Who moves": _show_moves,
        "Fit × engagement": show_grid,
        "Scores": show_histogram,
        "Curve": show_curve,
        "One lead": show_one_lead,
        "Scenarios": show_scenarios,
        "Decay": show_decay,
        "Numbers": _show_numbers,
    }
)


def _view(tuning: Tuning) -> None:
    """One view below the charts; the others are not worked out. A link may say which."""
    linked = linked_look(tuning.look.data_set.dataset_id)
    wanted = "" if linked is None else linked.view or ""
    begun = wanted if wanted in _VIEWS else next(iter(_VIEWS))
    chosen = st.segmented_control(
        "Look closer",
        list(_VIEWS),
        default=begun,
        required=True,
        key=VIEW_KEY,
        persist_state="session",
        label_visibility="collapsed",
        width="stretch",
    )
    _VIEWS[chosen](tuning)
