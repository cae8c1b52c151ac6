"""The ways to fill the survey, one at a time: forms, a file, and what becomes of a question."""

from html import escape

import streamlit as st

from leadpact.domain.people import Action, may
from leadpact.export.question_sheets import answers_csv, template_csv
from leadpact.ingest.survey_file import read_answers
from leadpact.metrics.survey import Survey
from leadpact.metrics.survey_words import near_misses
from leadpact.store.question_coverage import set_apart, take_together
from leadpact.store.survey import list_answers, take_in_answers
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import cached_model_in_use, the_store
from leadpact.ui.criteria import criterion_form
from leadpact.ui.look import Look
from leadpact.ui.people import by_now, person_now
from leadpact.ui.plain import plain
from leadpact.ui.question_forms import answer_view, heard_view
from leadpact.ui.state import draft_of

_ANSWER, _HEARD, _SAME, _CRITERION, _FILE = (
    "Your answers",
    "Rides and calls",
    "Same question?",
    "Make it a criterion",
    "By file",
)
_LARGEST_MB = 20
_LONGEST_LABEL = 80
_WHAT_IF = "pages/define/what_if.py"


def show_views(look: Look, survey: Survey) -> None:
    """The view that was chosen; all but the chosen one cost nothing."""
    views = (_ANSWER, _HEARD, _SAME, _CRITERION, _FILE)
    shown = st.segmented_control(
        "What to do",
        views,
        default=_ANSWER,
        required=True,
        key="questions-view",
        persist_state="session",
        label_visibility="collapsed",
    )
    if shown == _HEARD:
        heard_view(look)
    elif shown == _SAME:
        _same_view(look, survey)
    elif shown == _CRITERION:
        _criterion_view(look, survey)
    elif shown == _FILE:
        _file_view(look, survey)
    else:
        answer_view(look, survey)


def _same_view(look: Look, survey: Survey) -> None:
    """Pairs that look alike, any other two, and those taken together so far."""
    person = person_now()
    if person is None or not may(person.role, Action.EDIT_COVERAGE):
        parts.note("Pick a name of marketing, sales or admin in the sidebar to do this.")
        return
    if len(survey.questions) < 2 and not any(one.written for one in survey.questions):
        parts.note("There are no two questions yet that could be one.")
        return
    for place, near in enumerate(near_misses(survey)):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"‘{escape(near.question)}’ and ‘{escape(near.written)}’")
            if st.button("Take as one", key=f"near-{place}"):
                _together(look, near.written, near.question)
    _any_two(look, survey)
    for one in survey.questions:
        for place, written in enumerate(one.written):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"‘{escape(written)}’ is taken as ‘{escape(one.question)}’")
                if st.button("Set apart", key=f"apart-{place}-{one.question}"):
                    with errors_shown():
                        set_apart(the_store(), by_now(), look.data_set.dataset_id, written)
                        st.rerun()


def _any_two(look: Look, survey: Survey) -> None:
    questions = [one.question for one in survey.questions]
    if len(questions) < 2:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        written = st.selectbox("This question", questions, index=1, key="same-written")
        question = st.selectbox("is the same as", questions, key="same-question")
        if st.button("Take as one", key="same-take"):
            _together(look, written, question)


def _together(look: Look, written: str, question: str) -> None:
    with errors_shown():
        take_together(the_store(), by_now(), look.data_set.dataset_id, written, question)
        st.rerun()


def _criterion_view(look: Look, survey: Survey) -> None:
    """A criterion of What-if's draft that is called as a question, on a column of the data."""
    if not survey.questions:
        parts.note("Once a question is there, it can be made a criterion here.")
        return
    dataset_id = look.data_set.dataset_id
    draft = draft_of(dataset_id)
    parts.note("Which column of the data holds the answer, and what should it be worth?")
    with st.container(border=True):
        question = st.selectbox(
            "Question",
            [one.question for one in survey.questions],
            key=f"question-to-score-{dataset_id}",
        )
        model = draft.model if draft else cached_model_in_use(look.data_set)
        if any(one.label == question[:_LONGEST_LABEL] for one in model.criteria):
            parts.note("✓ There is a criterion of this name.")
        with errors_shown():
            criterion_form(look, model, question)
    st.page_link(_WHAT_IF, label="See the draft in What-if", icon=":material/tune:")


def _file_view(look: Look, survey: Survey) -> None:
    """Answers and a template to download, and a file of answers to take in."""
    dataset_id = look.data_set.dataset_id
    answers = list_answers(the_store(), dataset_id)
    with st.container(horizontal=True):
        st.download_button(
            "Download the answers",
            data=lambda: answers_csv([one.asks for one in answers]),
            file_name="leadpact-survey-answers.csv",
            mime="text/csv",
            on_click="ignore",
            key="survey-answers",
        )
        st.download_button(
            "Download a template",
            data=lambda: template_csv(survey),
            file_name="leadpact-survey-template.csv",
            mime="text/csv",
            on_click="ignore",
            key="survey-template",
        )
    parts.note(
        "One row for each person and question: Person, Team (marketing or sales), Question, and "
        "Product where it is asked for one only. All rows come in, or none; those that are there "
        "already stay."
    )
    person = person_now()
    if person is None or not may(person.role, Action.TAKE_SURVEY_FILE):
        parts.note("Pick a name of marketing, sales or admin in the sidebar to take in a file.")
        return
    sent = st.file_uploader(
        "A table with these columns: CSV, a workbook, JSON or Parquet",
        key=f"survey-file-{dataset_id}-{len(answers)}",
        max_upload_size=_LARGEST_MB,
    )
    if sent is not None and st.button("Take the answers in", type="primary", key="survey-take"):
        with errors_shown():
            found = read_answers(the_store(), dataset_id, sent.getvalue(), sent.name)
            new = take_in_answers(the_store(), by_now(), dataset_id, found, sent.name)
            st.toast(f"{plain(sent.name)}: {new} new answers of {len(found)}.")
            st.rerun()
