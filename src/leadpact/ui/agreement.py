"""The frame of the Agreement page: where the round stands, and its four views one at a time."""

from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

import streamlit as st

from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.what_if import IN_USE
from leadpact.store.definitions import State
from leadpact.store.questions import awake
from leadpact.store.rounds import Round, end_round, open_round
from leadpact.ui import parts
from leadpact.ui.cached import cached_filled, cached_model_in_use, the_store
from leadpact.ui.cached_agreement import cached_definitions, definition_now, round_now
from leadpact.ui.compromise import show_compromise
from leadpact.ui.disagreement import headline, show_disagreement
from leadpact.ui.look import Look
from leadpact.ui.people import by_now
from leadpact.ui.proposing import show_proposing
from leadpact.ui.refusals import show_refusal, tried
from leadpact.ui.signing import show_signing
from leadpact.ui.state import text_in

QUESTION = "Where do we differ, and who was right?"
PROPOSE, DIFFER, BETWEEN, SIGN = "propose", "differ", "between", "sign"
_VIEWS: Mapping[str, tuple[str, Callable[[Look, Round], None]]] = MappingProxyType(
    {
        PROPOSE: ("1 · Propose", show_proposing),
        DIFFER: ("2 · Where we differ", show_disagreement),
        BETWEEN: ("3 · The way between", show_compromise),
        SIGN: ("4 · Sign", show_signing),
    }
)
_STEPS = (
    "Each team sets its points and cut-offs and names the no's it looks for, unseen by the other.",
    "Once both say “We are ready”, both are revealed: where they differ, and what the data says.",
    "The way between them gives joint points; a slider walks it.",
    "One person of each team signs. Then the definition is in force on every page.",
)


def show_agreement(look: Look) -> None:
    """The page: the answer in one sentence, and the view of the step that the round is at."""
    round_ = round_now(look.data_set, by_now())
    parts.answer(QUESTION, _sentence(look, round_))
    show_refusal()
    if round_ is None:
        _no_round(look)
        return
    _who_is_ready(look, round_)
    is_signable = _is_up_for_signature(look, round_)
    view = _stepper(round_, is_signable=is_signable)
    if view == PROPOSE or round_.is_revealed:
        _VIEWS[view][1](look, round_)
    else:
        parts.note(f"Hidden until both teams are ready: {standing(round_)}")
    _end(round_)


def standing(round_: Round) -> str:
    """Who is ready and who is not, before the reveal, in one sentence."""
    if not round_.ready:
        return "Both teams are at their points. Neither sees the other's yet."
    ready = round_.ready[0]
    return (
        f"{ready.capitalize()} is ready; {ready.other} is still at it. "
        "Neither sees the other's points yet."
    )


def place_of(round_: Round, *, is_signable: bool) -> str:
    """The view of the step that the round is at."""
    if not round_.is_revealed:
        return PROPOSE
    if is_signable:
        return SIGN
    return DIFFER if round_.joint is None else BETWEEN


def _sentence(look: Look, round_: Round | None) -> str:
    if round_ is not None:
        return headline(look, round_) if round_.is_revealed else standing(round_)
    definition = definition_now(look.data_set)
    in_force = "" if definition is None else f"Definition {definition.number} is in force. "
    return (
        f"{in_force}No round is open: open one, and each team sets its points without seeing the "
        "other's."
    )


def _is_up_for_signature(look: Look, round_: Round) -> bool:
    return round_.is_revealed and any(
        one.state is State.UP_FOR_SIGNATURE
        for one in cached_definitions(the_store(), look.data_set.dataset_id)
    )


def _stepper(round_: Round, *, is_signable: bool) -> str:
    stands_at = place_of(round_, is_signable=is_signable)
    return st.segmented_control(
        "Step",
        list(_VIEWS),
        default=stands_at,
        required=True,
        format_func=lambda view: _VIEWS[view][0],
        # Begins at the round's step whenever that changes, in every browser.
        key=f"agreement-step-{round_.round_id}-{stands_at}",
        label_visibility="collapsed",
        width="stretch",
    )


def _who_is_ready(look: Look, round_: Round) -> None:
    """Both teams by colour and word, and whether each is ready; nothing once both are."""
    if round_.is_revealed:
        return
    colours = {Team.MARKETING: look.palette.marketing, Team.SALES: look.palette.sales}
    said = "".join(
        f'<span style="margin-right: 1.5rem"><span style="color: {colours[team]}">■</span> '
        f"<b>{team.capitalize()}</b> "
        f"{'✓ ready' if team in round_.ready else '… at it'}</span>"
        for team in Team
    )
    st.html(f'<p class="lp-note">{said}</p>')


def _no_round(look: Look) -> None:
    """What a round is, and the way to open one."""
    start = cached_model_in_use(look.data_set)
    with st.container(border=True):
        steps = "".join(f"<li>{escape(step)}</li>" for step in _STEPS)
        st.html(f'<b>How a round goes</b><ol class="lp-note">{steps}</ol>')
    st.button(
        "Open a round",
        type="primary",
        on_click=_open,
        args=(look.data_set.dataset_id, start),
    )
    whose = "the points in use" if look.in_use_name == IN_USE else look.in_use_name
    criteria = len(start.criteria)
    shared = "1 criterion" if criteria == 1 else f"{criteria:,} criteria"
    asleep = len(awake(start, cached_filled(look.data_set)).sleeping)
    rest = (
        f" {asleep:,} of them cannot be seen in this data: take criteria that can from Suggest or "
        "What-if first, or propose some in the round."
    )
    parts.note(f"Both teams start from {whose}: {shared}.{rest if asleep else ''}")


def _open(dataset_id: int, start: ScoringModel) -> None:
    tried(lambda: open_round(the_store(), by_now(), dataset_id, start))


def _end(round_: Round) -> None:
    """The way out of a round that leads nowhere."""
    key = f"end-round-{round_.round_id}"
    st.space("small")
    with st.popover("End this round"):
        st.write("Nothing of it is lost from the log, and nothing of it comes into force.")
        st.text_input("Why it ends", key=key, max_chars=200)
        st.button("End it", on_click=_end_now, args=(round_.round_id, key))


def _end_now(round_id: int, key: str) -> None:
    tried(lambda: end_round(the_store(), by_now(), round_id, text_in(key) or ""))
