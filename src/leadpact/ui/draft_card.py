"""The definition that is up for signature: its card, and what can be done with it."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.people import Action, Person, Team, may
from leadpact.metrics.definition_words import card_words, evidence_words, moment_words
from leadpact.store.datasets import DataSet
from leadpact.store.definitions import LONGEST_WORDS, Definition, State, sign, withdraw
from leadpact.ui import parts
from leadpact.ui.cached import the_store
from leadpact.ui.cached_definitions import cached_months_and_reps
from leadpact.ui.definition_views import (
    download_yaml,
    short_hash,
    show_content,
    show_difference,
    team_mark,
)
from leadpact.ui.live import still_dialog
from leadpact.ui.people import by_now, person_now
from leadpact.ui.style import current_palette


def draft_card(data_set: DataSet, draft: Definition, in_force: Definition | None) -> None:
    """Draft of Definition N, who has signed it, and the buttons."""
    person = person_now()
    with st.container(border=True, key="draft-card"):
        st.html(_card_html(data_set, draft, current_palette()))
        with st.container(horizontal=True):
            _buttons(data_set, draft, in_force, person)
        note = _who_may(draft, person)
        if note:
            st.caption(note)


def _card_html(data_set: DataSet, draft: Definition, palette: Palette) -> str:
    months, reps = cached_months_and_reps(data_set)
    mqls = draft.content.evidence.snapshot.mqls
    a_rep = mqls / months / reps if months and reps else None
    signed = " &nbsp; ".join(_signed(draft, team, palette) for team in Team)
    return (
        f'<p class="lp-says"><b>Draft of Definition {draft.number}</b> · '
        f"{escape(card_words(draft.content, a_rep))}<br>Signed: {signed}</p>"
    )


def _signed(draft: Definition, team: Team, palette: Palette) -> str:
    by = draft.signed_for(team)
    if by is None:
        return f"{team_mark(team, palette)} – not yet"
    when = moment_words(by.signed_at, datetime.now(UTC).replace(tzinfo=None))
    return f"{team_mark(team, palette)} ✓ {escape(when)}, {escape(by.person)}"


def _buttons(
    data_set: DataSet, draft: Definition, in_force: Definition | None, person: Person | None
) -> None:
    if st.button("What is signed", key="draft-content"):
        _content_dialog(draft)
    if in_force is not None and st.button(f"Difference to Definition {in_force.number}"):
        _difference_dialog(data_set, in_force, draft)
    download_yaml(draft, "draft-yaml")
    team = None if person is None else person.team
    waits = team is not None and draft.signed_for(team) is None
    label = "Sign" if team is None else f"Sign for {team.value.capitalize()}"
    if st.button(label, type="primary", disabled=not waits, key="draft-sign"):
        _sign_dialog(draft)
    may_withdraw = person is not None and may(person.role, Action.WITHDRAW)
    if st.button("Withdraw", disabled=not may_withdraw, key="draft-withdraw"):
        _withdraw_dialog(draft)


def _who_may(draft: Definition, person: Person | None) -> str:
    waiting = " and ".join(team.value for team in Team if draft.signed_for(team) is None)
    if person is None:
        return f"One person of {waiting} signs. Pick your name and team in the sidebar first."
    if person.team is None:
        return f"You are here as {person.role}; one person of {waiting} signs."
    if draft.signed_for(person.team) is not None:
        return f"{person.team.value.capitalize()} has signed; one person of {waiting} signs now."
    return ""


@still_dialog("What is signed", width="large")
def _content_dialog(draft: Definition) -> None:
    show_content(draft.content, current_palette())
    parts.note(evidence_words(draft.content))


@still_dialog("What would change", width="large")
def _difference_dialog(data_set: DataSet, old: Definition, new: Definition) -> None:
    names = (f"Definition {old.number}", f"Definition {new.number}")
    show_difference(data_set, old.content, new.content, names)


@still_dialog("Sign the definition", width="large")
def _sign_dialog(draft: Definition) -> None:
    person = person_now()
    if person is None or person.team is None:
        st.write("Pick your name and team in the sidebar first.")
        return
    st.html(
        f'<p class="lp-says">You sign Definition {draft.number} as '
        f"<b>{escape(person.name)}</b>, for {team_mark(person.team, current_palette())}. "
        f"Its hash begins with <code>{short_hash(draft.hash)}</code>. A signature cannot be taken "
        "back; another definition can supersede this one.</p>"
    )
    # Not in a scrolling box of its own, which a keyboard would not reach.
    show_content(draft.content, current_palette())
    parts.note(evidence_words(draft.content))
    has_read = st.checkbox("I have read it", key="draft-read")
    if st.button("Sign now", type="primary", disabled=not has_read, key="draft-sign-now"):
        signed = sign(the_store(), by_now(), draft.definition_id, draft.hash)
        st.toast(_signed_words(signed))
        st.rerun()


def _signed_words(signed: Definition) -> str:
    if signed.state is State.IN_FORCE:
        return f"Definition {signed.number} is in force: both teams have signed it."
    return f"Signed. Definition {signed.number} waits for the other team."


@still_dialog("Withdraw the draft")
def _withdraw_dialog(draft: Definition) -> None:
    st.write(f"Definition {draft.number} cannot be signed any more then; its number stays taken.")
    words = st.text_input("Why?", max_chars=LONGEST_WORDS, key="draft-withdraw-words")
    if st.button("Withdraw it", type="primary", key="draft-withdraw-now"):
        withdraw(the_store(), by_now(), draft.definition_id, words)
        st.toast(f"Definition {draft.number} is withdrawn.")
        st.rerun()
