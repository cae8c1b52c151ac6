"""The form of one's own team's promises: make one in place of the last, or take it back."""

from collections.abc import Mapping

import streamlit as st

from leadpact.domain.promise import Promise, PromiseKind
from leadpact.metrics.promise_words import TITLES, promise_words
from leadpact.store.promises import PromiseMade, make_promise, take_back
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import the_store
from leadpact.ui.look import Look
from leadpact.ui.people import by_now, person_now

_FIRST = {
    PromiseKind.GOOD_LEADS: Promise(kind=PromiseKind.GOOD_LEADS, number=100),
    PromiseKind.REASONS: Promise(kind=PromiseKind.REASONS, number=3, share=0.9),
    PromiseKind.FIRST_CONTACT: Promise(kind=PromiseKind.FIRST_CONTACT, number=24, share=0.8),
    PromiseKind.ATTEMPTS: Promise(kind=PromiseKind.ATTEMPTS, number=5, days=14, share=0.8),
    PromiseKind.REASON_WITH_NO: Promise(kind=PromiseKind.REASON_WITH_NO, share=1.0),
}
_NUMBERS = {
    PromiseKind.GOOD_LEADS: "Leads of grade A or B a month",
    PromiseKind.REASONS: "Reasons at least, each",
    PromiseKind.FIRST_CONTACT: "Hours to the first contact",
    PromiseKind.ATTEMPTS: "Attempts at least",
}


def promise_form(look: Look, made: Mapping[PromiseKind, PromiseMade]) -> None:
    """The promises that the person at work may make, with what was promised last."""
    person = person_now()
    if person is None or person.team is None:
        parts.note(
            "Promises are made by somebody of marketing or sales, each for the own team: pick your "
            "name and team in the sidebar."
        )
        return
    team = person.team
    st.html(f"<b>What {team} promises</b>")
    for kind in PromiseKind:
        if kind.team is team:
            _one(look, kind, made.get(kind))


def _one(look: Look, kind: PromiseKind, last: PromiseMade | None) -> None:
    stands = None if last is None else last.promise
    # Begins anew with what is promised now, whoever of the team promised it.
    key = f"{kind}-{look.data_set.dataset_id}-{stands.model_dump_json() if stands else ''}"
    with st.container(border=True, gap="xsmall"):
        st.html(f"<b>{TITLES[kind]}</b>")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            wanted = _fields(kind, stands or _FIRST[kind], key)
            promises = st.button(
                "Promise", key=f"promise-{kind}", type="primary", disabled=wanted == stands
            )
            takes_back = stands is not None and st.button("Take back", key=f"take-back-{kind}")
        if stands is not None and last is not None:
            parts.note(
                f"Promised: {promise_words(stands)}, by {last.made_by} on "
                f"{last.made_at:%d %b %Y %H:%M} UTC."
            )
    with errors_shown():
        if promises:
            make_promise(the_store(), by_now(), look.data_set.dataset_id, wanted)
            st.rerun()
        if takes_back:
            take_back(the_store(), by_now(), look.data_set.dataset_id, kind)
            st.rerun()


def _fields(kind: PromiseKind, begun: Promise, key: str) -> Promise:
    number, days, part = begun.number, begun.days, begun.share
    if number is not None:
        number = int(
            st.number_input(
                _NUMBERS[kind],
                min_value=1,
                max_value=1_000_000,
                value=number,
                key=f"number-{key}",
                width=230,
            )
        )
    if days is not None:
        days = int(
            st.number_input(
                "Within days", min_value=1, max_value=366, value=days, key=f"days-{key}", width=150
            )
        )
    if part is not None:
        percent = st.number_input(
            "For so many % of them",
            min_value=1,
            max_value=100,
            value=round(part * 100),
            key=f"share-{key}",
            width=180,
        )
        part = int(percent) / 100
    return Promise(kind=kind, number=number, days=days, share=part)
