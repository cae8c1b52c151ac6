"""Both teams' proposals beside each other once they are revealed, and what both start from."""

import streamlit as st

from leadpact.domain.people import Team
from leadpact.export.proposal_sheets import proposals_sheet
from leadpact.export.sheets import Sheet
from leadpact.store.round_parts import whose
from leadpact.store.rounds import Round
from leadpact.ui import parts
from leadpact.ui.look import Look
from leadpact.ui.named_red_flags import TITLE, flag_words, reasons_in
from leadpact.ui.state import start_draft
from leadpact.ui.view_parts import download


def both_proposals(look: Look, round_: Round) -> None:
    """The points of both teams, the no's they look for, and each as a draft to try."""
    parts.note("Both proposals are on the table and stay as they are.")
    found = [one for one in (round_.marketing, round_.sales) if one is not None]
    models = {one.team.value.capitalize(): one.model for one in found}
    sheet = proposals_sheet(round_.start, models, _newcomers(round_))
    _table(sheet)
    with st.container(horizontal=True):
        download(sheet)
        for one in found:
            if st.button(f"Try {whose(one.team)} in What-if", key=f"try-{one.team}"):
                start_draft(look.data_set.dataset_id, one.model)
                st.switch_page("pages/define/what_if.py")
    _red_flags(look, round_)


def shared_criteria(round_: Round) -> None:
    """The criteria that both teams share, with the points that they start from."""
    sheet = proposals_sheet(round_.start, {}, {})
    _table(sheet)
    for one in round_.new_criteria:
        parts.note(f"New, proposed by {one.team}: {one.criterion.label}")
    download(sheet)


def _newcomers(round_: Round) -> dict[str, str]:
    return {new.criterion.name: new.team.value for new in round_.new_criteria}


def _table(sheet: Sheet) -> None:
    parts.table(sheet, key=sheet.name, height=420)


def _red_flags(look: Look, round_: Round) -> None:
    reasons = reasons_in(look)
    for team, place in zip(Team, parts.side_by_side(1, 1), strict=True):
        with place, st.container(border=True, height="stretch"):
            st.html(f"<b>{TITLE}</b> <span class='lp-tag'>{team}</span>")
            named = [flag for flag in round_.red_flags if flag.team is team]
            for flag in named:
                parts.note(flag_words(flag, reasons))
            if not named:
                parts.note(f"{team.capitalize()} named none.")
