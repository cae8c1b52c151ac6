"""The button in What-if that brings the draft into the round under way."""

import streamlit as st

from leadpact.domain.criteria import Criterion
from leadpact.metrics.what_if import IN_USE
from leadpact.store.rounds import Round
from leadpact.store.rounds_from_draft import Brought, make_joint, put_into_proposal
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import the_store
from leadpact.ui.cached_agreement import in_use_name, round_now
from leadpact.ui.people import by_now
from leadpact.ui.plain import plain
from leadpact.ui.tuning import Tuning


def propose_button(tuning: Tuning) -> None:
    """Propose the draft: to one's own team before the reveal, as the joint points after it.

    It stands while a round is under way, and while a definition is in force, which can only be
    superseded: then it says where a round is opened.
    """
    data_set = tuning.look.data_set
    name, round_ = in_use_name(data_set), round_now(data_set, by_now())
    if round_ is None and name == IN_USE:
        return
    if not st.button("Propose these points", type="secondary" if name == IN_USE else "primary"):
        return
    if round_ is None:
        st.toast(
            f"{name} is in force, signed by both teams. Open a round under Agreement to propose "
            "other points.",
            duration="long",
        )
        return
    with errors_shown():
        _propose(tuning, round_)


def _propose(tuning: Tuning, round_: Round) -> None:
    model, by = tuning.draft.model, by_now()
    if round_.is_revealed:
        brought = make_joint(the_store(), by, round_, model)
        where = "These are the joint points now"
    else:
        brought = put_into_proposal(the_store(), by, round_, model)
        where = "These points are in your team's proposal now"
    st.toast(f"{where}: see Agreement. {_outside(brought)}".rstrip(), duration="long")


def _outside(brought: Brought) -> str:
    """What of the draft came in anew, and what stayed outside."""
    said = []
    if brought.added:
        said.append(f"Proposed with them: {_labels(brought.added)}.")
    if brought.left_out:
        said.append(f"Left out, as the round does not share them: {_labels(brought.left_out)}.")
    return " ".join(said)


def _labels(criteria: tuple[Criterion, ...]) -> str:
    return plain(", ".join(f"“{one.label}”" for one in criteria))
