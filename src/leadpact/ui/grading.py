"""The page of blind gradings: start one, grade lead by lead, and compare when all is said."""

import streamlit as st

from leadpact.domain.people import Action, Person, may
from leadpact.domain.scoring_model import Grade
from leadpact.metrics.grading_words import comparison_sentence, waiting_words
from leadpact.metrics.words import counted
from leadpact.store.gradings import DRAWN, Grading, list_gradings, start_grading
from leadpact.store.hand_grades import grade_lead, only_look, say_done
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.grading_card import Drawn, cached_cards, card_html
from leadpact.ui.grading_results import Opened, cached_comparison, show_comparison
from leadpact.ui.look import Look, say_unfiltered
from leadpact.ui.people import by_now, person_now
from leadpact.ui.state import put_in, text_in

QUESTION = "Would we grade the same leads alike?"
_GONE = "The leads of this grading are not in the data any more."
_MEANINGS = {Grade.A: "call today", Grade.B: "call", Grade.C: "nurture", Grade.D: "leave it"}


def show_gradings(look: Look) -> None:
    """The newest grading, or the one chosen, as it stands for the person at work."""
    gradings = list_gradings(the_store(), look.data_set.dataset_id, by_now())
    if not gradings:
        parts.answer(
            QUESTION,
            f"Nobody has graded yet. Draw {DRAWN} leads, and let everybody grade them by hand "
            "without knowing how they ended.",
        )
        say_unfiltered(look)
        _start(look)
        return
    place = parts.later()
    say_unfiltered(look)
    grading = _chosen(gradings)
    person = person_now()
    if grading.is_open:
        found = cached_comparison(Opened(look.data_set.version, grading))
        with place:
            parts.answer(QUESTION, comparison_sentence(found) if found else _GONE)
        if found is not None:
            show_comparison(found, look.palette)
    elif person is not None and may(person.role, Action.GRADE) and not grading.is_over:
        with place:
            parts.answer(QUESTION, _how_far(grading, person))
        _grade(look, grading, person)
    else:
        with place:
            parts.answer(QUESTION, _waiting(grading, person))
        parts.note(waiting_words(grading))
    with st.expander("Another grading"):
        _start(look)


def _start(look: Look) -> None:
    person = person_now()
    may_start = person is not None and may(person.role, Action.START_GRADING)
    parts.note(
        "One lead of each twentieth of the scores in the whole data set, won or lost already where "
        "there are enough of both. Name, company, rep, outcome and all that came after the "
        "hand-off stay hidden, and so do the grades of the others."
    )
    if person is None:
        parts.note("Pick your name and team in the sidebar to draw leads.")
    elif not may_start:
        parts.note(f"You are here as {person.role}; the people of the two teams draw leads.")
    if st.button(f"Draw {DRAWN} leads", type="primary", key="draw-leads", disabled=not may_start):
        with errors_shown():
            model = cached_model_in_use(look.data_set)
            start_grading(the_store(), by_now(), look.data_set.dataset_id, model)
            st.rerun()


def _chosen(gradings: tuple[Grading, ...]) -> Grading:
    if len(gradings) == 1:
        return gradings[0]
    by_id = {one.grading_id: one for one in gradings}
    # A new menu after each draw, so that it begins with the newest.
    chosen = st.selectbox(
        "Grading",
        list(by_id),
        format_func=lambda one: f"{by_id[one].started_at:%d %b %Y %H:%M} UTC · number {one}",
        key=f"grading-{gradings[0].grading_id}",
    )
    return by_id[chosen]


def _how_far(grading: Grading, person: Person) -> str:
    leads = len(grading.lead_ids)
    graded = len(grading.grades_of(person.person_id))
    others = [one for one in grading.graders if one.person_id != person.person_id]
    done = [one.name for one in others if one.is_done]
    tail = f" {' and '.join(done)} {'are' if len(done) > 1 else 'is'} done." if done else ""
    if graded == leads:
        return f"You have graded all {leads} leads. Change what you like, or say done.{tail}"
    return f"You have graded {graded} of {leads} leads. What would you call each of them?{tail}"


def _waiting(grading: Grading, person: Person | None) -> str:
    if person is None:
        return "Pick your name and team in the sidebar to grade. Nothing is shown before."
    if grading.is_over and grading.grades_of(person.person_id):
        return "You are done. The comparison opens when somebody of each team is done."
    return "The comparison opens when both teams are done and nobody is in the middle."


def _grade(look: Look, grading: Grading, person: Person) -> None:
    """One lead after the other: its card, four buttons, and the way to any other lead."""
    own = grading.grades_of(person.person_id)
    key = f"grading-place-{grading.grading_id}-{person.person_id}"
    leads = grading.lead_ids
    begun = next((n for n, lead in enumerate(leads) if lead not in own), 0)
    at = int(text_in(key) or str(begun + 1)) - 1
    lead_id = leads[at]
    strip = st.container()
    left, right = parts.side_by_side(3, 1)
    with left.container(border=True, gap="xsmall"):
        st.html(f"<b>Lead {at + 1} of {len(leads)}</b>")
        cards = cached_cards(Drawn(look.data_set.version, grading.dataset_id, leads))
        st.html(card_html(cards.get(lead_id)))
    with right:
        _buttons(grading, lead_id, own.get(lead_id), (key, at))
        _end(grading, len(own))
    with strip:
        st.pills(
            "Leads, those graded with their grade",
            [str(place + 1) for place in range(len(leads))],
            default=None if text_in(key) else str(at + 1),
            format_func=lambda one: _pill(one, own.get(leads[int(one) - 1])),
            key=key,
            required=True,
        )
    parts.note(waiting_words(grading))


def _pill(number: str, grade: Grade | None) -> str:
    return number if grade is None else f"{number} · {grade}"


def _buttons(grading: Grading, lead_id: str, given: Grade | None, place: tuple[str, int]) -> None:
    # By number: Streamlit keeps the keys C and R to itself.
    key, at = place
    last = len(grading.lead_ids) - 1
    for number, grade in enumerate(Grade, start=1):
        if st.button(
            f"**{grade}** · {_MEANINGS[grade]}",
            # A key for each lead, so that a second click does not grade the next one unseen.
            key=f"grade-{grade}-{at + 1}",
            type="primary" if grade is given else "secondary",
            shortcut=str(number),
            width="stretch",
        ):
            with errors_shown():
                grade_lead(the_store(), by_now(), grading.grading_id, lead_id, grade)
                put_in(key, str(min(at + 1, last) + 1))
                st.rerun()
    if st.button("Back", key="grade-back", shortcut="Left", disabled=at == 0, width="stretch"):
        put_in(key, str(at))
        st.rerun()


def _end(grading: Grading, graded: int) -> None:
    left = len(grading.lead_ids) - graded
    if st.button(
        "I am done",
        key="grading-done",
        type="primary" if not left else "secondary",
        disabled=left > 0,
        help=f"{counted(left, 'lead')} to grade first"
        if left
        else "Your grades stand from then on",
        width="stretch",
    ):
        with errors_shown():
            say_done(the_store(), by_now(), grading.grading_id)
            st.rerun()
    if not graded and st.button("I only look", key="grading-look", type="tertiary"):
        with errors_shown():
            only_look(the_store(), by_now(), grading.grading_id)
            st.rerun()
