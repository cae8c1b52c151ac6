"""The suggested model: working it out, what it is worth, and what to do with it."""

from collections import OrderedDict

import streamlit as st

from leadpact.charts.suggest import areas, calibration
from leadpact.domain.model_file import dump_model
from leadpact.errors import LeadpactError
from leadpact.export.sheets import Cell, Unit
from leadpact.export.suggest_sheets import comparison_sheet, criteria_sheet
from leadpact.metrics.grades import order_of
from leadpact.metrics.suggestion import area_words, basis_words, lift_words, scale_words
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.metrics.words import of_words, percent, rate_words
from leadpact.suggest.engine import suggest_model
from leadpact.suggest.predictors import LeftOut
from leadpact.suggest.references import references_of
from leadpact.suggest.suggestion import Suggestion
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.figure_cards import order_card
from leadpact.ui.look import Look
from leadpact.ui.plain import plain
from leadpact.ui.state import start_draft
from leadpact.ui.view_parts import download

_KEPT = 16
_FORMATS = {Unit.COUNT: "localized", Unit.RATE: "%.1f %%"}
_WHAT_IF = "pages/define/what_if.py"

_Key = tuple[int, str, tuple[str, ...]]


def suggested(look: Look, allowed: tuple[str, ...] = ()) -> Suggestion | LeadpactError:
    """The suggestion for these leads, or why there is none; shows how far it is meanwhile."""
    kept = _kept()
    key = (look.data_set.version, repr(look.filters), allowed)
    if key not in kept:
        place = st.empty()
        bar = place.progress(0.0, "Working it out")
        try:
            kept[key] = suggest_model(
                the_store(),
                look.filters,
                allowed=allowed,
                reference=references_of(the_store(), look.data_set.dataset_id),
                tell=lambda share, words: bar.progress(share, f"{words}…"),
            )
        except LeadpactError as error:
            return error
        finally:
            place.empty()
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return kept[key]


@st.cache_resource(show_spinner=False)
def _kept() -> OrderedDict[_Key, Suggestion]:
    """The last suggestions. What is cached by Streamlit itself could not show how far it is."""
    return OrderedDict()


def worth_cards(found: Suggestion) -> None:
    """What the suggestion is worth on leads it was not learnt from."""
    own, ceiling = found.judged, found.ceiling
    captured = own.wins_captured
    parts.cards(
        [
            parts.Card(
                "AUC on the test leads",
                f"{own.area.value:.2f}",
                f"[{own.area.low:.2f}–{own.area.high:.2f}]",
                verdict=_plainly(f"gradient boosting: {area_words(ceiling.area)}"),
            ),
            parts.Card(
                "Wins in A and B",
                rate_words(captured),
                of_words(captured),
                captured,
                verdict=_plainly(f"gradient boosting: {rate_words(ceiling.wins_captured)}"),
            ),
            parts.Card(
                "Lift of A",
                lift_words(own),
                f"A converts at {rate_words(own.grades[0].conversion)}",
                verdict=_plainly(f"all test leads: {percent(_overall(found))}"),
            ),
            order_card(order_of(tuple(one.conversion for one in own.grades))),
        ]
    )


def worth_charts(look: Look, found: Suggestion) -> None:
    """Whether the grades keep what they promise, and how other definitions do."""
    left, right = parts.side_by_side(1, 1)
    with left:
        figure = calibration(found.judged.grades, look.palette, _overall(found))
        parts.chart(figure, "Does each grade keep its promise?", "test leads, 95 %", key="promise")
    with right:
        shown = (found.judged, *found.references, found.ceiling)
        title = "Who tells buyers from others best?"
        parts.chart(areas(shown, look.palette), title, "AUC, 95 %", key="areas")
    parts.table(comparison_sheet(found), key="compared")
    parts.note(
        f"{basis_words(found.parts)} An AUC of 0.5 is chance, 1 is certainty. Gradient boosting "
        "sees how fields work together, and nobody can add it up by hand: it shows about the most "
        "that these fields can tell."
    )


def criteria_table(found: Suggestion) -> None:
    """The criteria with their points, and how their leads convert."""
    st.subheader("The criteria", anchor=False)
    sheet = criteria_sheet(found)
    st.dataframe(
        {
            column.heading: [_shown(row[place], column.unit) for row in sheet.rows]
            for place, column in enumerate(sheet.columns)
        },
        # Left alone, Streamlit gives all columns the same room, and cuts the criteria off.
        column_config={
            column.heading: st.column_config.Column(width="small" if place else "large")
            if column.unit is Unit.TEXT
            else st.column_config.NumberColumn(width="small", format=_FORMATS[column.unit])
            for place, column in enumerate(sheet.columns)
        },
        hide_index=True,
        key="criteria",
    )
    parts.note(
        f"{scale_words(found)} Leads and conversion are those of the training part. Points count "
        "beside all others, so leads that convert well may need few."
    )


def take_it(look: Look, found: Suggestion) -> None:
    """Into What-if, or as files."""
    with st.container(horizontal=True):
        if st.button("Put it into What-if", type="primary"):
            start_draft(look.data_set.dataset_id, found.model)
            st.switch_page(_WHAT_IF)
        st.download_button(
            "Download as YAML",
            data=lambda: dump_model(found.model).encode(),
            file_name="leadpact-suggested.yaml",
            mime="application/yaml",
            on_click="ignore",
        )
        download(criteria_sheet(found), "Download the criteria")


def left_out(look: Look, found: Suggestion) -> tuple[str, ...]:
    """The fields left out with their reasons; gives those that are to be used all the same.

    `found` is the suggestion without any of them.
    """
    leaking = [one for one in found.left_out if one.is_leak]
    others = [one for one in found.left_out if not one.is_leak]
    chosen = []
    if leaking:
        st.subheader("Known only after the outcome, so it seems", anchor=False)
        parts.note("Left out. Tick one to use it all the same.")
        chosen = [one.field for one in leaking if _ticked(look, one)]
    if others:
        with st.expander(f"{len(others)} more fields left out"):
            for one in others:
                st.markdown(f"**{plain(one.field)}** · {plain(one.reason)}")
    return tuple(chosen)


def _ticked(look: Look, one: LeftOut) -> bool:
    return st.checkbox(
        f"**{plain(one.field)}** · {plain(one.reason)}",
        key=f"allow-{look.data_set.dataset_id}-{one.field}",
        persist_state="session",
    )


def _shown(cell: Cell, unit: Unit) -> Cell:
    return cell * 100 if unit is Unit.RATE and isinstance(cell, float | int) else cell


def _overall(found: Suggestion) -> float:
    return found.parts.test_won / found.parts.test_leads


def _plainly(words: str) -> Verdict:
    return Verdict(Tone.PLAIN, words)
