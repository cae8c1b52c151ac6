"""Where each question is asked: a grid of questions and channels, saved cell by cell."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from leadpact.domain.people import Action, may
from leadpact.domain.survey import Asked, Channel
from leadpact.export.question_sheets import coverage_sheet
from leadpact.metrics.question_coverage import Coverage, coverage_of, gap_sentences
from leadpact.metrics.survey import Survey
from leadpact.metrics.words import counted
from leadpact.store.question_coverage import Cell, set_coverage
from leadpact.ui import parts
from leadpact.ui.boundary import errors_shown
from leadpact.ui.cached import the_store
from leadpact.ui.editing import choose_again, chosen_in, edited_column
from leadpact.ui.look import Look
from leadpact.ui.people import by_now, person_now
from leadpact.ui.state import MenuColumn, remember, session, stands
from leadpact.ui.view_parts import download

_WORDS = {
    Asked.SAME_WORDS: "✓ same",
    Asked.OTHER_WORDS: "≈ other",
    Asked.NOT_ASKED: "✕ not asked",
    Asked.UNKNOWN: "unknown",
}
# All channels stand beside each other at 1280 px.
_QUESTION_WIDTH = 230
_WIDTHS = (114, 100, 100, 100, 100, 130, 92)
_SHORT = {
    Channel.LANDING_PAGES: "Landing",
    Channel.REPLY_DEVICES: "Reply",
    Channel.CONTACT_FORMS: "Contact",
    Channel.CRM: "CRM",
}
_MEANT = {words: asked for asked, words in _WORDS.items()}
_MOST_GAPS = 8
_STEP = len(Channel) + 1


def edit_coverage(look: Look, survey: Survey, coverage: Coverage) -> None:
    """The grid to edit, and the gaps below it."""
    if not coverage.rows:
        return
    st.subheader("Where do we ask them, and in the same words?", anchor=False)
    person = person_now()
    if person is None or not may(person.role, Action.EDIT_COVERAGE):
        parts.note("Pick a name of marketing, sales or admin in the sidebar to fill this in.")
        _grid(_flat(coverage), f"coverage-of-{look.data_set.dataset_id}", is_open=False)
    else:
        parts.note(
            "Choose in a cell how a question is asked there: in the same words, in others, or not "
            "at all. It is saved at once."
        )
        _edit(look, survey, coverage)
    _gaps(coverage)
    download(coverage_sheet(coverage))


def changed_cells(before: Sequence[str], after: Sequence[str]) -> tuple[Cell, ...]:
    """The cells that differ; a question stands before the words of its channels, row by row."""
    channels = list(Channel)
    return tuple(
        Cell(after[at - at % _STEP], channels[at % _STEP - 1], _MEANT[now])
        for at, (was, now) in enumerate(zip(before, after, strict=True))
        if at % _STEP and was != now and now in _MEANT
    )


def _edit(look: Look, survey: Survey, coverage: Coverage) -> None:
    dataset_id = look.data_set.dataset_id
    name = f"coverage-{dataset_id}"
    flat = _flat(coverage)
    kept = chosen_in(name) or MenuColumn(name, 0, flat, flat)
    if not stands(_key(kept)):
        # A grid that was away begins with what is kept by now.
        kept = replace(kept, start=flat, chosen=flat)
    edited = _grid(kept.start, _key(kept), is_open=True)
    changed = changed_cells(kept.chosen, edited)
    _keep(replace(kept, chosen=edited))
    if changed:
        with errors_shown():
            set_coverage(the_store(), by_now(), dataset_id, changed)
    now = _flat(coverage_of(the_store(), dataset_id, survey)) if changed else flat
    if now != edited:
        choose_again(name, now)
    if changed or now != edited:
        st.rerun()


def _grid(flat: tuple[str, ...], key: str, *, is_open: bool) -> tuple[str, ...]:
    """The grid as it is edited, laid flat as it is given."""
    headings = ["Question", *(channel.value for channel in Channel)]
    edited = st.data_editor(
        {heading: list(flat[at::_STEP]) for at, heading in enumerate(headings)},
        column_config={
            "Question": st.column_config.TextColumn("Question", width=_QUESTION_WIDTH),
            **{
                channel.value: st.column_config.SelectboxColumn(
                    _SHORT.get(channel, channel.value.capitalize()),
                    options=list(_MEANT),
                    required=True,
                    width=width,
                    help=channel.value,
                )
                for channel, width in zip(Channel, _WIDTHS, strict=True)
            },
        },
        disabled=("Question",) if is_open else True,
        hide_index=True,
        key=key,
    )
    columns = [edited_column(edited, heading) for heading in headings]
    return tuple(cell for row in zip(*columns, strict=True) for cell in row)


def _gaps(coverage: Coverage) -> None:
    gaps = gap_sentences(coverage)
    more = len(gaps) - _MOST_GAPS
    said = [f"! {gap}" for gap in gaps[:_MOST_GAPS]]
    if more > 0:
        said.append(f"And {counted(more, 'gap')} more: the download has all.")
    if not gaps and not coverage.unknown:
        said.append("✓ No gaps: every question is asked everywhere in the same words.")
    lines = "<br>".join(escape(line) for line in said)
    st.html(f'<p class="lp-note">{lines}</p>')


def _flat(coverage: Coverage) -> tuple[str, ...]:
    return tuple(
        text
        for row in coverage.rows
        for text in (row.question, *(_WORDS[how] for how in row.asked))
    )


def _key(kept: MenuColumn) -> str:
    return f"{kept.name}-{kept.edition}"


def _keep(kept: MenuColumn) -> None:
    others = tuple(one for one in session().menus if one.name != kept.name)
    remember(replace(session(), menus=(*others, kept)))
