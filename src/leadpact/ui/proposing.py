"""The view in which a team proposes, and what is seen of it by those who must not see more."""

from dataclasses import replace

import streamlit as st

from leadpact.domain.people import Person
from leadpact.domain.steps import Steps
from leadpact.store.new_criteria import propose_criterion
from leadpact.store.questions import awake
from leadpact.store.round_parts import whose
from leadpact.store.rounds import Round, TeamProposal, say_ready
from leadpact.ui import parts
from leadpact.ui.both_proposals import both_proposals, shared_criteria
from leadpact.ui.cached import cached_filled, the_store
from leadpact.ui.cached_what_if import bench_for
from leadpact.ui.criteria import made_criterion
from leadpact.ui.live_charts import live_html
from leadpact.ui.look import Look
from leadpact.ui.named_red_flags import own_red_flags
from leadpact.ui.people import by_now, person_now
from leadpact.ui.proposal_sliders import Own, proposal_sliders
from leadpact.ui.refusals import tried
from leadpact.ui.state import Draft, start_draft
from leadpact.ui.tiles import tiles_html
from leadpact.ui.tuning import Tuning
from leadpact.ui.what_if_cards import what_if_tiles

START = "start"


def show_proposing(look: Look, round_: Round) -> None:
    """The own proposal to work at; both once they are revealed; for others what they may see."""
    person = person_now()
    team = None if person is None else person.team
    if round_.is_revealed:
        both_proposals(look, round_)
        return
    proposal = None if team is None else round_.proposal_of(team)
    if proposal is None:
        _watch(round_, person)
    else:
        _propose(look, Own(round_, proposal.team, _laid_out(look, round_, proposal)))


def _watch(round_: Round, person: Person | None) -> None:
    """What somebody without a team sees, and why it is no more."""
    who, way = (
        ("You have not said who you are", "To propose for a team, say in the sidebar who you are.")
        if person is None
        else (f"You are here as {person.role}", "The people of the two teams propose.")
    )
    parts.note(
        f"{who}, so both proposals stay hidden from you until both teams are ready. {way} "
        "Below: what both start from."
    )
    shared_criteria(round_)


def _laid_out(look: Look, round_: Round, proposal: TeamProposal) -> Tuning:
    """The proposal on the leads, beside the points that the round started from."""
    model, start = proposal.model, round_.start
    data_set = look.data_set
    kept = awake(model, cached_filled(data_set))
    return Tuning(
        look=replace(look, model=model, is_draft=True),
        draft=Draft(data_set.dataset_id, Steps(model), str(proposal.edition), start),
        in_use=start,
        compared=start,
        compared_name=START,
        bench=bench_for(data_set.version, look.filters, start, model),
        sleeping={criterion.name: reason for criterion, reason in kept.sleeping},
    )


def _propose(look: Look, own: Own) -> None:
    _bar(look, own)
    left, right = parts.side_by_side(5, 9)
    with left:
        proposal_sliders(own)
    with right:
        _consequences(own)
        own_red_flags(look, own)
        if not own.is_ready:
            _new_criterion(look, own)


def _bar(look: Look, own: Own) -> None:
    """Ready or not, and the proposal taken along to What-if."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Not ready yet" if own.is_ready else "We are ready",
            type="secondary" if own.is_ready else "primary",
            key="say-ready",
            on_click=_say,
            kwargs={"round_id": own.round_.round_id, "is_ready": not own.is_ready},
        )
        if st.button("Try it in What-if", help="Your proposal becomes your draft there"):
            start_draft(look.data_set.dataset_id, own.model)
            st.switch_page("pages/define/what_if.py")
        parts.note(_what_waits(own))


def _what_waits(own: Own) -> str:
    other = own.team.other
    if own.is_ready:
        return f"Waiting for {other}. To change something, say “Not ready yet” first."
    if other in own.round_.ready:
        return f"{other.capitalize()} is ready and waits for you. Each move is saved at once."
    return "Each move is saved at once. Say that you are ready when your points stand."


def _say(round_id: int, *, is_ready: bool) -> None:
    tried(lambda: say_ready(the_store(), by_now(), round_id, ready=is_ready))


def _consequences(own: Own) -> None:
    """What the own proposal does so far, and how its grades close, beside the start's."""
    tuning = own.tuning
    answer = tuning.answer()
    leads = [count.leads for count in answer.after.outlook.grades]
    before = [count.leads for count in answer.before.outlook.grades] if tuning.differs else None
    shares = [row.share for row in answer.after.order.conversion] if tuning.has_outcomes else None
    plots = live_html(leads, before, START, shares, tuning.look.palette)
    st.html(f"<b>What {whose(own.team)} proposal would do so far</b>")
    st.html(f"{tiles_html(what_if_tiles(tuning))}{plots}")
    if answer.out_of_reach:
        parts.note(f"The grades cannot be judged on this data: {answer.out_of_reach}.")


def _new_criterion(look: Look, own: Own) -> None:
    # In the page and not in a dialog: this would close whenever somebody else changes something.
    mine = sum(new.team is own.team for new in own.round_.new_criteria)
    if not st.toggle("Propose a criterion", key=own.key(f"new-criterion-{mine}")):
        return
    with st.container(border=True):
        parts.note(f"Both teams get it: you with your points, {own.team.other} with 0.")
        made = made_criterion(look, own.model, "Propose it")
    if made is not None:
        criterion, points = made
        round_id = own.round_.round_id
        tried(lambda: propose_criterion(the_store(), by_now(), round_id, criterion, points))
        st.rerun()
