"""All definitions of a data set: which is in force, what each says, files, and the log."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from leadpact.charts.theme import Palette
from leadpact.domain.people import Team
from leadpact.errors import DefinitionError
from leadpact.export.definition_sheets import definitions_sheet, log_sheet, points_sheet
from leadpact.export.sheets import Sheet
from leadpact.metrics.definition_words import agreed_sentence, day_words
from leadpact.store.datasets import DataSet, data_set_of
from leadpact.store.definitions import Definition, State
from leadpact.ui import parts
from leadpact.ui.boundary import show_error
from leadpact.ui.cached import the_store
from leadpact.ui.cached_agreement import cached_definitions
from leadpact.ui.cached_definitions import cached_log
from leadpact.ui.definition_upload import take_definition_file
from leadpact.ui.definition_views import (
    download_yaml,
    short_hash,
    show_content,
    show_difference,
    show_evidence,
    team_mark,
)
from leadpact.ui.draft_card import draft_card
from leadpact.ui.look import say_unfiltered, take_look
from leadpact.ui.signing import in_force_of, up_for_signature
from leadpact.ui.standing import link_to
from leadpact.ui.state import session
from leadpact.ui.style import current_palette
from leadpact.ui.view_parts import download, view_table

_HEADINGS = (">Definition", "State", "Put up", "Marketing", "Sales", "Hash begins")
_VIEWS = ("What it says", "Evidence then", "Difference")


def show_definitions(question: str) -> None:
    """The whole page; where a definition was changed in the store, that and the log."""
    try:
        look = take_look()
        data_set = look.data_set
        known = cached_definitions(the_store(), data_set.dataset_id)
    except DefinitionError as error:
        parts.answer(question, "What was agreed cannot be shown as it stands in the store.")
        show_error(error.message, error.hint)
        data_set, known = _data_set_now(), ()
    else:
        parts.answer(question, agreed_sentence(known))
        say_unfiltered(look)
        _known(data_set, known)
    with st.expander("Look at a definition's YAML file"):
        take_definition_file(data_set, known)
    with st.expander("How it came to be: the audit log"):
        _log(data_set)


def _data_set_now() -> DataSet:
    return data_set_of(the_store(), session().dataset_id or 0)


def _known(data_set: DataSet, known: Sequence[Definition]) -> None:
    if not known:
        parts.note(
            "Both teams propose, see where they differ, set joint points and sign them; what both "
            "have signed stands here."
        )
        link_to("agreement", "Open Agreement")
        return
    draft = up_for_signature(known)
    if draft is not None:
        draft_card(data_set, draft, in_force_of(known))
    palette = current_palette()
    with st.container(border=True):
        view_table(_HEADINGS, [_row(one, palette) for one in known])
    download(definitions_sheet(known))
    _one(data_set, known)


def _row(one: Definition, palette: Palette) -> str:
    signed = "".join(f"<td class='lp-roomy'>{_signed(one, team, palette)}</td>" for team in Team)
    is_in_force = " class='lp-now'" if one.state is State.IN_FORCE else ""
    why = "" if one.withdrawal is None else f"<small>{escape(one.withdrawal.words)}</small>"
    return (
        f"<tr{is_in_force}><td class='lp-right'>{one.number}</td>"
        f"<td class='lp-roomy'>{one.state}{why}</td>"
        f"<td class='lp-roomy'>{day_words(one.put_up_at)}"
        f"<small>by {escape(one.put_up_by)}</small></td>{signed}"
        f"<td><code>{short_hash(one.hash)}</code></td></tr>"
    )


def _signed(one: Definition, team: Team, palette: Palette) -> str:
    by = one.signed_for(team)
    if by is None:
        return f"{team_mark(team, palette)} –"
    return (
        f"{team_mark(team, palette)} ✓ {escape(by.person)}<small>{day_words(by.signed_at)}</small>"
    )


def _one(data_set: DataSet, known: Sequence[Definition]) -> None:
    by_number = {one.number: one for one in known}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            "Definition",
            list(by_number),
            format_func=lambda one: f"Definition {one} · {by_number[one].state}",
            key=f"definition-{data_set.dataset_id}",
        )
        one = by_number[number]
        download_yaml(one, "definition-yaml")
    views: dict[str, Callable[[], None]] = {
        _VIEWS[0]: lambda: show_content(one.content, current_palette()),
        _VIEWS[1]: lambda: show_evidence(data_set, one),
        _VIEWS[2]: lambda: _difference(data_set, one, by_number),
    }
    view = st.segmented_control(
        "View", _VIEWS, default=_VIEWS[0], key="definition-view", label_visibility="collapsed"
    )
    views[view or _VIEWS[0]]()


def _difference(data_set: DataSet, one: Definition, by_number: dict[int, Definition]) -> None:
    others = [number for number in by_number if number != one.number]
    if not others:
        parts.note("There is no other definition to compare it with yet.")
        return
    before = next((number for number in others if number < one.number), others[-1])
    chosen = st.selectbox(
        "Compared with",
        others,
        index=others.index(before),
        format_func=lambda number: f"Definition {number} · {by_number[number].state}",
        key=f"definition-other-{one.number}",
    )
    other = by_number[chosen]
    names = (f"Definition {other.number}", f"Definition {one.number}")
    show_difference(data_set, other.content, one.content, names)
    if other.content.model != one.content.model:
        download(points_sheet(other.content, one.content, names))


def _log(data_set: DataSet) -> None:
    log = cached_log(the_store(), data_set.dataset_id)
    if not log:
        parts.note("Nothing has been done in the agreement of this data set yet.")
        return
    sheet: Sheet = log_sheet(log)
    parts.table(sheet, key="agreement-log")
    download(sheet)
