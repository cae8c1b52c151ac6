"""The way between: joint points from marketing's proposal to sales'."""

from dataclasses import dataclass

import streamlit as st

from leadpact.charts.compromise import way_chart
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.export.compromise_sheets import way_sheet
from leadpact.metrics.compromise import CompromiseAnswer, StopFigures, compromise, figures_of
from leadpact.metrics.compromise_words import (
    capacity_note,
    compromise_sentence,
    label_words,
    place_words,
    within_words,
)
from leadpact.patterns.compromise import JOINT, Stop
from leadpact.store.rounds import Round, set_joint
from leadpact.ui import parts
from leadpact.ui.boundary import guarded
from leadpact.ui.cached import cached_filled, the_store
from leadpact.ui.cached_compromise import (
    cached_beside,
    cached_crew,
    cached_nearness,
    cached_usual_load,
    cached_way,
)
from leadpact.ui.cached_what_if import Bench, bench_for
from leadpact.ui.compromise_parts import points_table, stop_cards
from leadpact.ui.look import Look
from leadpact.ui.people import by_now
from leadpact.ui.state import put_in, stands, start_draft
from leadpact.ui.view_parts import OUTCOME, download_later, say, view_chart

_WHAT_IF = "pages/define/what_if.py"
_MOST = 10_000.0


@dataclass(frozen=True)
class _Walk:
    """The way on this page: its ends, its figures, and the joint points where they are set."""

    look: Look
    round_: Round
    bench: Bench
    ends: tuple[ScoringModel, ScoringModel]
    answer: CompromiseAnswer

    @property
    def joint_place(self) -> int | None:
        """Where on the way the round's joint points lie."""
        joint = self.round_.joint
        return None if joint is None else self.answer.way.place_of(joint)

    @property
    def slider_key(self) -> str:
        """A new slider for every other way, and whenever somebody set the joint points."""
        way = self.answer.way
        return (
            f"way-{self.round_.round_id}-{self.round_.joint_edition}-{way.worked}-{len(way.stops)}-"
            f"{way.best}"
        )


def show_compromise(look: Look, round_: Round) -> None:
    """The path from marketing's points to sales', with what each joint model on it captures."""
    if round_.both is None:
        _say_what_comes_first(round_)
        return
    _show_way(look, round_, round_.both)


def _say_what_comes_first(round_: Round) -> None:
    waiting = [team.value for team in Team if team not in round_.ready]
    whose = " and ".join(waiting) or "both teams"
    parts.note(
        "The way between opens when both proposals are on the table: "
        f"{whose} {'have' if len(waiting) != 1 else 'has'} yet to say “ready” under Propose."
    )


@st.fragment
@guarded
def _show_way(look: Look, round_: Round, both: tuple[ScoringModel, ScoringModel]) -> None:
    sentence = st.container()
    bench = bench_for(look.data_set.version, look.filters, *both)
    walk = _Walk(look, round_, bench, both, _answer(look, bench, both))
    answer = walk.answer
    if not answer.way.leads:
        parts.note("No leads in this selection: widen the filters in the sidebar.")
        return
    chart = st.container()
    place = 0 if answer.are_same else _slider(walk)
    stop, figures = answer.way.stops[place], answer.stops[place]
    near = cached_nearness(stop)
    with sentence:
        say(compromise_sentence(answer, place).replace(" %", "\u00a0%"))
    beside = _beside(walk)
    if not answer.are_same and answer.way.won:
        with chart:
            drawn = None if beside is None else figures_of(beside, answer.way.won, answer.crew)
            _chart(walk, place, label_words(figures, near), drawn)
    _actions(walk, stop.model, place)
    parts.cards(stop_cards(answer, figures, stop, near))
    _say_joint(walk, beside)
    points_table(both[0], stop.model, both[1], look.palette)
    download_later(lambda: way_sheet(answer), "way-between", "Download")


def _answer(look: Look, bench: Bench, both: tuple[ScoringModel, ScoringModel]) -> CompromiseAnswer:
    crew = cached_crew(bench)
    asked, told = st.columns([1, 2], vertical_alignment="bottom", gap="medium")
    capacity = worked = None
    if crew.is_known:
        begun = crew.capacity or crew.a_rep(cached_usual_load(bench, *both)) or 1.0
        with asked:
            capacity = st.number_input(
                "Leads a rep can work in a month",
                1.0,
                _MOST,
                min(_MOST, max(1.0, float(round(begun)))),
                1.0,
                format="%g",
                # Begins anew when other capacities are set on the Capacity page.
                key=f"way-capacity-{look.data_set.dataset_id}-{crew.capacity}",
                persist_state="session",
            )
        worked = crew.worked(capacity)
    way = cached_way(bench, *both, worked)
    with told if crew.is_known else st.container():
        parts.note(capacity_note(crew, way.worked, way.leads))
    has_outcomes = OUTCOME in cached_filled(look.data_set)
    return compromise(way, crew, capacity, has_outcomes=has_outcomes)


def _slider(walk: _Walk) -> int:
    way, stops = walk.answer.way, walk.answer.stops
    begun = walk.joint_place if walk.joint_place is not None else way.best
    places = [str(place) for place in range(len(stops))]
    # No default beside it: "Best for wins" says by the same way where the slider stands.
    if not stands(walk.slider_key):
        put_in(walk.slider_key, str(begun))
    slider, button = st.columns([5, 1], vertical_alignment="bottom", gap="small")
    with slider:
        chosen = st.select_slider(
            "Joint points, from marketing’s proposal to sales’",
            places,
            format_func=lambda place: place_words(stops[int(place)]),
            key=walk.slider_key,
        )
    with button:
        st.button(
            "Best for wins",
            on_click=put_in,
            args=(walk.slider_key, str(way.best)),
            help="The joint points on the way that capture most wins. They were searched for "
            "between the two proposals; not every combination was tried.",
            width="stretch",
        )
    return int(chosen)


def _beside(walk: _Walk) -> Stop | None:
    """The round's joint points, where they do not lie on the way."""
    joint = walk.round_.joint
    if joint is None or walk.joint_place is not None:
        return None
    bench = bench_for(walk.bench.version, walk.bench.filters, *walk.ends, joint)
    return cached_beside(bench, *walk.ends, joint, walk.answer.way.worked)


def _chart(walk: _Walk, place: int, label: str, beside: StopFigures | None) -> None:
    view_chart(
        way_chart(walk.answer, place, label, walk.look.palette, beside),
        "The way between",
        f"wins captured {within_words(walk.answer)} · band: 95 %",
        key="way-between",
    )


def _actions(walk: _Walk, model: ScoringModel, place: int) -> None:
    """Take the points under the slider as the joint ones, or try them in What-if."""
    joint = model.model_copy(update={"name": JOINT})
    with st.container(horizontal=True):
        if st.button(
            "Make these our joint points", type="primary", disabled=walk.joint_place == place
        ):
            round_ = walk.round_
            set_joint(the_store(), by_now(), round_.round_id, joint, round_.joint_edition)
            st.rerun()
        if st.button("Try them in What-if"):
            start_draft(walk.look.data_set.dataset_id, joint)
            st.switch_page(_WHAT_IF)


def _say_joint(walk: _Walk, beside: Stop | None) -> None:
    """Who set which joint points."""
    by, answer = walk.round_.joint_by, walk.answer
    if beside is not None:
        figures = figures_of(beside, answer.way.won, answer.crew)
        said = label_words(figures, cached_nearness(beside))
        parts.note(
            f"Our joint points, set by {by}, lie beside the way (◆): {said}. Next: step 4, Sign."
        )
    elif walk.joint_place is not None:
        stop = answer.stops[walk.joint_place]
        parts.note(f"Our joint points, set by {by}: {place_words(stop)}. Next: step 4, Sign.")
