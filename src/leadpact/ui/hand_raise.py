"""The parts of the hand-raise page: what passes BANT, and the lists of who owns what."""

from functools import partial

import streamlit as st

from leadpact.domain.bant import BANT_FIELDS, ENOUGH
from leadpact.export.tables import csv_bytes
from leadpact.metrics.hand_raise import HandRaiseAnswer, hand_raise
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import field_words
from leadpact.store.questions import leads_behind
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.scope import Scope, figure_key

_HEADINGS = {
    "grade": "Grade",
    "score": "Score",
    "possible_score": "If the unknown were known",
}


@st.cache_data(max_entries=64, hash_funcs={Scope: figure_key}, show_spinner="Counting…")
def cached_hand_raise(scope: Scope, at_least: int) -> HandRaiseAnswer | Missing:
    """How leads that asked fare against those with so many BANT yeses."""
    return hand_raise(the_store(), scope.filters, scope.model, at_least)


def choose_bant() -> int:
    """How many of budget, authority, need and timeline have to be yes, as the reader says."""
    chosen = st.segmented_control(
        "BANT-qualified from, of budget, authority, need and a timeline within three months",
        range(1, len(BANT_FIELDS) + 1),
        default=ENOUGH,
        required=True,
        format_func=lambda yeses: f"{yeses} of {len(BANT_FIELDS)}",
        key="bant-yeses",
        persist_state="session",
    )
    return ENOUGH if chosen is None else chosen


def owned_lists(look: Look, answer: HandRaiseAnswer) -> None:
    """The open leads of each team, to download."""
    with st.container(horizontal=True):
        for row in sorted(answer.ownership, key=lambda row: str(row.key), reverse=True):
            team = str(row.key)
            st.download_button(
                f"{team.capitalize()}’s {row.share.numerator:,} open leads",
                data=partial(owned_by, look, team),
                file_name=f"leadpact-owned-by-{team}.csv",
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                key=f"owned-by-{team}",
            )


def owned_by(look: Look, team: str) -> bytes:
    """The open leads that the team, sales or marketing, owns: CSV, the best score first."""
    found = leads_behind(the_store(), f"owned_by_{team}", look.filters, look.model, None)
    first = found.columns.index("counted") + 1
    headings = [_HEADINGS.get(name, field_words((name,))) for name in found.columns[first:]]
    return csv_bytes(headings, [row[first:] for row in found.rows])
