"""The mapping on screen: one row per column of the file, and a question where two claim a field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.conflicts import conflicts
from leadpact.ingest.kept_out import own_headers
from leadpact.ingest.look import ColumnLook, FileLook
from leadpact.ingest.proposals import ColumnProposal, Via
from leadpact.metrics.words import percent
from leadpact.ui import parts
from leadpact.ui.editing import MenuTable, choose_again, menu_table
from leadpact.ui.plain import plain
from leadpact.ui.queued import change
from leadpact.ui.state import PendingUpload
from leadpact.ui.uploading import Suggested

OWN = "own column"
LEFT_OUT = "– leave out"
_CELL_LENGTH = 40
_MOST_HEIGHT = 460
_ROW_HEIGHT = 36


@dataclass(frozen=True)
class Choice:
    """What the menus say: field by column, the columns left out, and questions still open."""

    fields: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    open: int


@dataclass(frozen=True)
class _Form:
    """The mapping table of one file: its name in the session, its columns, and the menus' words."""

    name: str
    columns: tuple[ColumnLook, ...]
    proposals: tuple[ColumnProposal, ...]
    labels: tuple[tuple[str, str], ...]

    def label(self, field: str) -> str:
        """The words of a field."""
        return dict(self.labels)[field]

    def proposed(self, left_out: Sequence[str]) -> tuple[str, ...]:
        """What the menus say at first."""
        return tuple(
            self.label(one.field) if one.field else LEFT_OUT if one.column in left_out else OWN
            for one in self.proposals
        )


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
        asked = _ask_conflicts(file, form, known, chosen, proposed) + _ask_twice(file, form, chosen)
    return _choice(form, chosen, proposed, asked)


def _form(file: PendingUpload, look: FileLook, kind: Kind, known: Suggested) -> _Form:
    own = set(own_headers([column.header for column in look.columns]))
    return _Form(
        f"{file.number}-columns-{kind}",
        tuple(column for column in look.columns if column.header in own),
        tuple(one for one in known.proposals if one.column in own),
        tuple((field.name, field.label) for field in fields_of(kind)),
    )


def _table(form: _Form, rows: int) -> MenuTable:
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
        min(_ROW_HEIGHT * (len(form.columns) + 1) + 2, _MOST_HEIGHT),
    )


def _ask_conflicts(
    file: PendingUpload,
    form: _Form,
    known: Suggested,
    chosen: Sequence[str],
    proposed: Sequence[str],
) -> int:
    """Ask which column is meant where several have an equal claim; how many answers are missing."""
    at = {column.header: place for place, column in enumerate(form.columns)}
    found = 0
    for one in conflicts(form.proposals, known.samples):
        untouched = all(chosen[at[name]] == proposed[at[name]] for name in one.columns)
        if one.equal and one.differ and untouched and one.field not in file.settled:
            found += 1
            _ask(file, form, chosen, one.field, one.columns)
    return found


def _ask_twice(file: PendingUpload, form: _Form, chosen: Sequence[str]) -> int:
    """Ask which column is meant where the menus name a field twice."""
    found = 0
    for field, label in form.labels:
        if chosen.count(label) > 1:
            found += 1
            columns = [
                column.header
                for column, said in zip(form.columns, chosen, strict=True)
                if said == label
            ]
            _ask(file, form, chosen, field, columns)
    return found


def _ask(
    file: PendingUpload, form: _Form, chosen: Sequence[str], field: str, columns: Sequence[str]
) -> None:
    by_header = {column.header: column for column in form.columns}
    label = form.label(field)
    with st.container(border=True):
        said = st.radio(
            f"**{len(columns)} columns claim the field {label}. Which one is it?**",
            columns,
            index=None,
            format_func=plain,
            captions=[plain(examples(by_header[column])) for column in columns],
            key=f"{form.name}-which-{field}-{len(file.settled)}",
        )
    if said is None:
        return
    settled = [
        label if column.header == said else OWN if column.header in columns else now
        for column, now in zip(form.columns, chosen, strict=True)
    ]
    choose_again(form.name, settled)
    change(replace(file, settled=(*file.settled, field)))
    st.rerun()


def _choice(form: _Form, chosen: Sequence[str], proposed: Sequence[str], questions: int) -> Choice:
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


def examples(column: ColumnLook) -> str:
    """The column's first different values in one line."""
    return "  ·  ".join(
        text if len(text) <= _CELL_LENGTH else f"{text[:_CELL_LENGTH]}…" for text in column.examples
    )


def _proposed_by(form: _Form, proposal: ColumnProposal) -> str:
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
