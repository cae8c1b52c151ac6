"""The mapping on screen: one row per column of the file, and a question where two claim a field."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.columns.proposals import ColumnProposal, Via
from leadpact.ingest.look import FileLook
from leadpact.ingest.mending.kept_out import own_headers
from leadpact.metrics.words import percent
from leadpact.ui import parts
from leadpact.ui.claims_form import LEFT_OUT, OWN, ColumnForm, ask_conflicts, ask_twice, examples
from leadpact.ui.editing import MenuTable, menu_table
from leadpact.ui.state import PendingUpload
from leadpact.ui.uploading import Suggested

_MOST_HEIGHT = 460
_ROW_HEIGHT = 35


@dataclass(frozen=True)
class Choice:
    """What the menus say: field by column, the columns left out, and questions still open."""

    fields: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    open: int


def map_columns(file: PendingUpload, look: FileLook, kind: Kind, known: Suggested) -> Choice:
    """One row per column: name, three real values, share filled, proposed field, and a menu."""
    form = _form(file, look, kind, known)
    proposed = form.proposed(known.remembered.ignored if known.remembered else ())
    if known.remembered:
        parts.note(
            "Files with these headers came before: all is filled in as it was confirmed then."
        )
    questions = parts.later()
    st.caption(
        "Change the last column where a proposal is wrong: click it, or move there with the arrow "
        "keys and press Enter. Own columns are kept and can be used in criteria."
    )
    chosen = menu_table(_table(form, look.rows), proposed)
    with questions:
        asked = ask_conflicts(file, form, known, chosen, proposed) + ask_twice(file, form, chosen)
    return _choice(form, chosen, proposed, asked)


def _form(file: PendingUpload, look: FileLook, kind: Kind, known: Suggested) -> ColumnForm:
    own = set(own_headers([column.header for column in look.columns]))
    return ColumnForm(
        f"{file.number}-columns-{kind}",
        tuple(column for column in look.columns if column.header in own),
        tuple(one for one in known.proposals if one.column in own),
        tuple((field.name, field.label) for field in fields_of(kind)),
    )


def _table(form: ColumnForm, rows: int) -> MenuTable:
    return MenuTable(
        form.name,
        {
            "Column": [column.header for column in form.columns],
            "Values in the file": [examples(column) for column in form.columns],
            "Filled": [100 * column.filled / max(rows, 1) for column in form.columns],
            "Proposed by": [_proposed_by(form, proposal) for proposal in form.proposals],
        },
        "Becomes",
        (OWN, LEFT_OUT, *(label for _, label in form.labels)),
        {
            "Filled": st.column_config.NumberColumn("Filled", format="%.0f %%", width="small"),
            "Values in the file": st.column_config.TextColumn(width="large"),
            "Proposed by": st.column_config.TextColumn(width=170),
        },
        min(_ROW_HEIGHT * (len(form.columns) + 1) + 3, _MOST_HEIGHT),
    )


def _choice(
    form: ColumnForm, chosen: Sequence[str], proposed: Sequence[str], questions: int
) -> Choice:
    names = {label: name for name, label in form.labels}
    fields: dict[str, str] = {}
    also: dict[str, str] = {}
    for proposal, now, first in zip(form.proposals, chosen, proposed, strict=True):
        if now in names:
            fields.setdefault(names[now], proposal.column)
            if now == first:
                also |= dict.fromkeys(proposal.also, proposal.column)
    left_out = tuple(
        proposal.column
        for proposal, now in zip(form.proposals, chosen, strict=True)
        if now == LEFT_OUT
    )
    return Choice(tuple((also | fields).items()), left_out, questions)


def _proposed_by(form: ColumnForm, proposal: ColumnProposal) -> str:
    if proposal.field is None:
        return f"also like {form.label(proposal.claims)}" if proposal.claims else ""
    label = form.label(proposal.field)
    words = {
        Via.NAME: "its name",
        Via.DICTIONARY: proposal.said_by or "a common name",
        Via.FUZZY: f"like “{label}”, {percent(proposal.confidence)}",
        Via.VALUES: f"its values, {percent(proposal.confidence)}",
        Via.REMEMBERED: "last time",
    }
    also = ", ".join(form.label(field) for field in proposal.also)
    return words[proposal.via] + (f"; also {also}" if also else "")
