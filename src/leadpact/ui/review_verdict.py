"""What people make of a review: keep, adjust or replace; and what came of those before."""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

import streamlit as st

from leadpact.domain.people import Action, may
from leadpact.domain.review import ReviewVerdict
from leadpact.errors import EntryError
from leadpact.metrics.drift import Drift
from leadpact.metrics.drift_words import figures_seen, seen_words
from leadpact.metrics.review_due import local_day
from leadpact.metrics.words import day_words
from leadpact.store.reviews import LONGEST_WORDS, Conclusion, Review, record_review
from leadpact.store.rounds import open_round
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import the_store
from leadpact.ui.cached_agreement import cached_round
from leadpact.ui.people import by_now, person_now
from leadpact.ui.review_choice import Reviewed
from leadpact.ui.standing import cached_reviews, link_to
from leadpact.ui.view_parts import view_table

_CAPTIONS: Mapping[ReviewVerdict, str] = MappingProxyType(
    {
        ReviewVerdict.KEEP: "it does its work; the term begins anew",
        ReviewVerdict.ADJUST: "other points or cut-offs, in another round",
        ReviewVerdict.REPLACE: "other criteria, in another round",
    }
)


def ask(reviewed: Reviewed, drift: Drift) -> None:
    """Have somebody say what is to become of the definition, and record it."""
    if not reviewed.is_in_force:
        parts.note(f"{reviewed.name} is not in force yet: it is reviewed once both have signed.")
        return
    st.subheader(f"Keep, adjust or replace {reviewed.name}?", anchor=False)
    person = person_now()
    if person is None or not may(person.role, Action.REVIEW):
        parts.note(
            "Say in the sidebar who you are, of marketing, sales or as an admin, to record what "
            "the meeting decides."
        )
        return
    with errors_shown():
        _form(reviewed, drift, len(_reviews_of(reviewed)))
    _offer_round(reviewed)


def past_reviews(reviewed: Reviewed) -> None:
    """The reviews of the data set's definitions, the newest first."""
    known = cached_reviews(the_store(), reviewed.definition.dataset_id)
    if known:
        headings = ("Reviewed", "Definition", "Verdict", "Because", "What was seen", "By")
        view_table(headings, [_row(one) for one in known], "Reviews so far")
    elif reviewed.is_in_force:
        parts.note("No review has been recorded yet.")


def _form(reviewed: Reviewed, drift: Drift, number: int) -> None:
    # A new form after each review: the verdict of the last one is not offered for the next.
    with st.form(f"review-form-{reviewed.definition.definition_id}-{number}"):
        verdict = st.radio(
            "What is to become of it",
            list(ReviewVerdict),
            index=None,
            format_func=lambda one: one.value.capitalize(),
            captions=list(_CAPTIONS.values()),
            horizontal=True,
            label_visibility="collapsed",
        )
        words = st.text_area(
            "Because",
            max_chars=LONGEST_WORDS,
            height=80,
            placeholder="What the meeting saw and decided, in a sentence or two",
        )
        if not st.form_submit_button("Record the review", type="primary"):
            return
        if verdict is None:
            raise EntryError("nothing is chosen yet", "Keep, adjust or replace: choose one.")
        seen = figures_seen(drift, reviewed.which, reviewed.look.data_set.as_of)
        record_review(
            the_store(),
            by_now(),
            reviewed.definition.definition_id,
            reviewed.look.data_set.dataset_id,
            Conclusion(verdict, words, seen),
        )
    st.rerun()


def _offer_round(reviewed: Reviewed) -> None:
    """The way to another definition, where the last review wants one."""
    known = _reviews_of(reviewed)
    if not known or known[0].conclusion.verdict is ReviewVerdict.KEEP:
        return
    last, definition = known[0], reviewed.definition
    said = f"{reviewed.name} is {last.conclusion.verdict.done}, said {last.reviewed_by}"
    if cached_round(the_store(), definition.dataset_id, by_now()) is not None:
        parts.note(f"{said}: a round is under way.")
        link_to("agreement", "Open Agreement")
        return
    parts.note(f"{said}: open a round in which both teams propose, from its criteria and points.")
    with errors_shown():
        if st.button(f"Open a round from {reviewed.name}", key="round-from-review"):
            open_round(the_store(), by_now(), definition.dataset_id, definition.content.model)
            st.rerun()


def _reviews_of(reviewed: Reviewed) -> tuple[Review, ...]:
    """Those of this very definition, the newest first."""
    wanted = reviewed.definition.definition_id
    known = cached_reviews(the_store(), reviewed.definition.dataset_id)
    return tuple(one for one in known if one.definition_id == wanted)


def _row(review: Review) -> str:
    conclusion = review.conclusion
    cells = (
        day_words(local_day(review.reviewed_at)),
        f"{review.number}",
        conclusion.verdict.done,
        conclusion.words or "–",
        seen_words(conclusion.figures),
        review.reviewed_by,
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
