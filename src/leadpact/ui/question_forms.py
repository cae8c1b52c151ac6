"""Saying which questions one asks oneself, and noting what was heard on rides and calls."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import streamlit as st

from leadpact.domain.people import Action, Person, may
from leadpact.domain.survey import question_key
from leadpact.export.question_sheets import heard_sheet
from leadpact.metrics.survey import Survey
from leadpact.store.heard import (
    Ride,
    bring_back,
    drop_heard,
    last_taken_back,
    list_heard,
    note_heard,
)
from leadpact.store.survey import Asks, answer, is_own, list_answers, may_take_back, take_back
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import cached_choices, the_store
from leadpact.ui.look import Look
from leadpact.ui.people import by_now, person_now
from leadpact.ui.plain import plain
from leadpact.ui.view_parts import download

_ALL = ""
_MOST_TICKS = 30
_LONGEST = 90
# A label is cut after a line otherwise.
_WHOLE_LABELS = """<style>[class*="st-key-ask-"] label * { white-space: normal;
  overflow-wrap: anywhere; }</style>"""


def answer_view(look: Look, survey: Survey) -> None:
    """Tick the questions one asks, write others, and take answers back."""
    person = person_now()
    if person is None:
        parts.note("Say in the sidebar who you are; then tick here which questions you ask.")
        return
    if may(person.role, Action.ANSWER_SURVEY):
        _answer_form(look, survey, person)
    else:
        parts.note(
            f"{person.name} is here as {person.role}: only marketing and sales say what they ask."
        )
    _take_back(look, person)


def heard_view(look: Look) -> None:
    """Note which questions a rep asked on a ride or call, and the notes so far."""
    person = person_now()
    is_allowed = person is not None and may(person.role, Action.NOTE_HEARD)
    if is_allowed:
        _heard_form(look)
    else:
        parts.note("Pick a name of marketing, sales or admin in the sidebar to note what you hear.")
    notes = list_heard(the_store(), look.data_set.dataset_id)
    if not notes:
        parts.note("No ride or call has been noted yet.")
        return
    sheet = heard_sheet(notes)
    parts.table(sheet, key="heard-notes")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        download(sheet)
        if is_allowed:
            by_id = {one.heard_id: one for one in notes}
            chosen = st.selectbox(
                "A note to remove",
                list(by_id),
                format_func=lambda one: _cut(
                    f"{by_id[one].heard_on:%d %b %Y} · {by_id[one].rep}: {by_id[one].question}"
                ),
                key="heard-to-remove",
            )
            if st.button("Remove it", key="heard-remove"):
                with errors_shown():
                    drop_heard(the_store(), by_now(), chosen)
                    st.rerun()
    if person is not None:
        undo_removal(look, person)


def undo_removal(look: Look, person: Person) -> None:
    """The way back for the answer or note that the person removed last."""
    dataset_id = look.data_set.dataset_id
    last = last_taken_back(the_store(), dataset_id, person.name)
    if last is not None and st.button(
        f"Bring back: {plain(_cut(last))}", icon=":material/undo:", key="bring-back"
    ):
        with errors_shown():
            bring_back(the_store(), by_now(), dataset_id)
            st.rerun()


def lines_of(text: str) -> list[str]:
    """The lines that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _answer_form(look: Look, survey: Survey, person: Person) -> None:
    dataset_id = look.data_set.dataset_id
    mine = [one for one in list_answers(the_store(), dataset_id) if is_own(one, person)]
    product = _product(look, f"answer-product-{dataset_id}")
    asked = {
        question_key(one.asks.question) for one in mine if (one.asks.product or _ALL) == product
    }
    left = [
        one.question
        for one in survey.questions
        if not any(question_key(text) in asked for text in (one.question, *one.written))
    ]
    with st.form(f"answer-{dataset_id}", border=True):
        ticked = _ticks(left, product)
        # A new field after each answer, so that what was kept does not stand there still.
        written = st.text_area(
            "Questions that are not there yet, one a line",
            placeholder="What is your budget?",
            height=90,
            key=f"answer-new-{dataset_id}-{len(mine)}",
        )
        if st.form_submit_button("I ask these", type="primary"):
            with errors_shown():
                questions = [*ticked, *lines_of(written)]
                new = answer(the_store(), by_now(), dataset_id, questions, product or None)
                st.toast(f"Kept: {new} new.")
                st.rerun()


def _ticks(questions: Sequence[str], product: str) -> list[str]:
    """A box for each question that one has not said to ask, and those that are ticked."""
    if not questions:
        return []
    st.html(f"{_WHOLE_LABELS}<b>Which of these do you ask to qualify a lead?</b>")
    columns = st.columns(2)
    ticked = []
    for place, question in enumerate(questions[:_MOST_TICKS]):
        with columns[place % 2]:
            number = sha256(f"{product}\n{question}".encode()).hexdigest()[:16]
            if st.checkbox(plain(question), key=f"ask-{number}"):
                ticked.append(question)
    rest = list(questions[_MOST_TICKS:])
    if rest:
        ticked += st.multiselect("Or of the others", rest, key="ask-others")
    return ticked


def _take_back(look: Look, person: Person) -> None:
    known = list_answers(the_store(), look.data_set.dataset_id)
    mine = [one for one in known if may_take_back(one, person)]
    # One's own first.
    mine.sort(key=lambda one: not is_own(one, person))
    by_id = {one.answer_id: _cut(_in_menu(one.asks)) for one in mine}
    if by_id:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                "An answer of yours, or one of a file, to take back",
                list(by_id),
                format_func=by_id.__getitem__,
                key="answer-to-take-back",
            )
            if st.button("Take it back", key="answer-take-back"):
                with errors_shown():
                    take_back(the_store(), by_now(), chosen)
                    st.rerun()
    undo_removal(look, person)


def _heard_form(look: Look) -> None:
    dataset_id = look.data_set.dataset_id
    owners = [owner for owner in cached_choices(look.data_set).owners if owner]
    notes = len(list_heard(the_store(), dataset_id))
    with st.form(f"heard-{dataset_id}", border=True):
        day, who, what = st.columns(3)
        with day:
            today = datetime.now(UTC).date()
            heard_on = st.date_input("Day", value=today, max_value=today, key="heard-day")
        with who:
            rep = st.selectbox(
                "Rep",
                owners,
                index=None,
                accept_new_options=True,
                placeholder="Choose or type a name",
                key=f"heard-rep-{dataset_id}",
            )
        with what:
            product = _product(look, f"heard-product-{dataset_id}")
        text = st.text_area(
            "Questions heard, one a line", height=90, key=f"heard-text-{dataset_id}-{notes}"
        )
        if st.form_submit_button("Note them", type="primary"):
            with errors_shown():
                ride = Ride(heard_on, rep or "", product or None)
                note_heard(the_store(), by_now(), dataset_id, ride, lines_of(text))
                st.rerun()


def _product(look: Look, key: str) -> str:
    """The product asked about, "" for all of them; another one can be typed."""
    known = [product for product in cached_choices(look.data_set).products if product]
    chosen = st.selectbox(
        "Product",
        [_ALL, *known],
        format_func=lambda one: one or "All products",
        accept_new_options=True,
        key=key,
    )
    return chosen or _ALL


def _in_menu(asks: Asks) -> str:
    return f"{asks.person}: {asks.question}{f' · {asks.product}' if asks.product else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
