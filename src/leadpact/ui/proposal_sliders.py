"""The sliders of a team's own proposal: each move is saved at once."""

from dataclasses import dataclass

import streamlit as st

from leadpact.domain.criteria import Criterion, Group
from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.patterns.next_points import next_points
from leadpact.store.new_criteria import drop_criterion
from leadpact.store.rounds import Round
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.cached_what_if import cached_reaches
from leadpact.ui.people import by_now
from leadpact.ui.plain import plain
from leadpact.ui.proposal_moves import (
    chosen_cut_offs,
    move_cut_offs,
    move_points,
    move_threshold,
    show_kept,
)
from leadpact.ui.refusals import tried
from leadpact.ui.slider_ends import (
    CUT_OFFS,
    EDGES,
    THRESHOLD,
    chosen_tab,
    edges_of,
    ends_of_edges,
    ends_of_points,
    points_label,
)
from leadpact.ui.slider_words import Mark, under_criterion, under_cut_off
from leadpact.ui.state import moves, stands
from leadpact.ui.tuning import Tuning

_CUTS = ("a", "b", "c")
# Five names beside each other, as narrow as the sliders.
_RULES = """.st-key-proposal-sliders { padding: .75rem; }
.st-key-propose-group button { padding: .2rem .35rem; min-height: 2rem; }
.st-key-propose-group button p { font-size: .82rem; }"""


@dataclass(frozen=True)
class Own:
    """The own proposal of a team in a round, laid out on the leads beside where it started."""

    round_: Round
    team: Team
    tuning: Tuning

    @property
    def model(self) -> ScoringModel:
        """What the team proposes now."""
        return self.tuning.draft.model

    @property
    def is_ready(self) -> bool:
        """Whether the team has said so: nothing can be moved then."""
        return self.team in self.round_.ready

    def key(self, name: str) -> str:
        """The key of the control of that name."""
        return f"propose-{self.round_.round_id}-{self.team}-{name}"


def proposal_sliders(own: Own) -> None:
    """The sliders of the open group, or of the cut-offs and the threshold."""
    with st.container(border=True, gap="xsmall", key="proposal-sliders"):
        st.html(f"<style>{_RULES}</style>")
        chosen = chosen_tab("What to set", "propose-group", Group.FIT.value)
        if chosen == CUT_OFFS:
            _cut_offs(own)
        elif chosen is not None:
            _group(own, Group(chosen))


def _group(own: Own, group: Group) -> None:
    tuning = own.tuning
    shown = [criterion for criterion in own.model.criteria if criterion.group is group]
    reaches = {reach.criterion: reach for reach in cached_reaches(tuning.bench)}
    steps = {step.criterion: step for step in next_points(tuning.board, own.model)}
    started = dict(zip(tuning.compared.criteria, tuning.compared.points, strict=True))
    for criterion in shown:
        if criterion.name not in tuning.sleeping:
            was = started.get(criterion, 0)
            low, high, points = _points_slider(own, criterion, was)
            is_moved = criterion in started and was != points
            mark = Mark(tuning.compared_name, was, low, high, points) if is_moved else None
            parts.under_slider(
                under_criterion(
                    reaches[criterion], steps[criterion], mark, rated=tuning.has_outcomes
                )
            )
        _drop(own, criterion)
    sleeping = [one for one in shown if one.name in tuning.sleeping]
    if sleeping:
        parts.asleep([(one.label, tuning.sleeping[one.name]) for one in sleeping])
    if not shown:
        parts.note("No criterion here yet: propose one below.")


def _points_slider(own: Own, criterion: Criterion, was: int) -> tuple[int, int, int]:
    """Draw it; its lowest and highest value, and the one it shows."""
    points = own.model.points_of(criterion.name)
    low, high = ends_of_points(criterion, points, was)
    if criterion.group is Group.RED_FLAG:
        # The store takes no red flag above zero, and nor does its slider.
        high = 0
    key = own.key(criterion.name)
    show_kept({key: points})
    st.slider(
        f"{points_label(criterion)}{_newcomer(own.round_, criterion)}",
        min_value=low,
        max_value=high,
        # A browser that missed the run with what is kept begins here, and would tell of its least.
        value=points,
        format="%+d",
        key=key,
        disabled=own.is_ready,
        on_change=move_points,
        args=(own.round_.round_id, criterion.name, key),
    )
    return low, high, points


def _newcomer(round_: Round, criterion: Criterion) -> str:
    team = next((new.team for new in round_.new_criteria if new.criterion == criterion), None)
    return "" if team is None else f" · new, proposed by {team}"


def _drop(own: Own, criterion: Criterion) -> None:
    """The way to take back a criterion that the team itself proposed."""
    mine = [new for new in own.round_.new_criteria if new.team is own.team]
    if not own.is_ready and any(new.criterion == criterion for new in mine):
        st.button(
            f"Drop “{plain(criterion.label)}”",
            key=own.key(f"drop-{criterion.name}"),
            on_click=_drop_criterion,
            args=(own.round_.round_id, criterion.name),
        )


def _drop_criterion(round_id: int, name: str) -> None:
    tried(lambda: drop_criterion(the_store(), by_now(), round_id, name))


def _cut_offs(own: Own) -> None:
    now, were = edges_of(own.model), edges_of(own.tuning.compared)
    low, high = ends_of_edges(now, were)
    keys = {name: own.key(name) for name in _CUTS}
    round_id = own.round_.round_id
    kept = {keys[name]: now[name] for name in keys}
    # Others than those kept stay on screen until they fall, unless somebody saved some meanwhile.
    if own.is_ready or any(not stands(key) or moves().seen.get(key) != kept[key] for key in kept):
        show_kept(kept)
    for name in _CUTS:
        st.slider(
            EDGES[name],
            low,
            high,
            now[name],
            key=keys[name],
            disabled=own.is_ready,
            on_change=move_cut_offs,
            args=(round_id, keys),
        )
        _under_edge(own, name, Mark(own.tuning.compared_name, were[name], low, high, now[name]))
    if chosen_cut_offs(keys) is None:
        st.error("A has to begin above B, and B above C: this is not saved yet.")
    key = own.key(THRESHOLD)
    show_kept({key: now[THRESHOLD]})
    st.slider(
        EDGES[THRESHOLD],
        low,
        high,
        now[THRESHOLD],
        key=key,
        disabled=own.is_ready,
        on_change=move_threshold,
        args=(round_id, key),
    )
    mark = Mark(own.tuning.compared_name, were[THRESHOLD], low, high, now[THRESHOLD])
    _under_edge(own, THRESHOLD, mark)


def _under_edge(own: Own, name: str, mark: Mark) -> None:
    shown = None if mark.points == mark.now else mark
    outlook = own.tuning.answer().after.outlook
    parts.under_slider(under_cut_off(name, outlook, shown, rated=own.tuning.has_outcomes))
