"""Columns of a file and what becomes of them, and the question where several claim a field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from leadpact.ingest.columns.conflicts import conflicts
from leadpact.ingest.columns.proposals import ColumnProposal
from leadpact.ingest.look import ColumnLook
from leadpact.ui.editing import choose_again
from leadpact.ui.plain import plain
from leadpact.ui.queued import change
from leadpact.ui.state import PendingUpload
from leadpact.ui.uploading import Suggested

OWN = "own column"
LEFT_OUT = "– leave out"
_CELL_LENGTH = 40


@dataclass(frozen=True)
class ColumnForm:
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


def examples(column: ColumnLook) -> str:
    """The column's first different values in one line."""
    return "  ·  ".join(
        text if len(text) <= _CELL_LENGTH else f"{text[:_CELL_LENGTH]}…" for text in column.examples
    )


def ask_conflicts(
    file: PendingUpload,
    form: ColumnForm,
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


def ask_twice(file: PendingUpload, form: ColumnForm, chosen: Sequence[str]) -> int:
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
    file: PendingUpload, form: ColumnForm, chosen: Sequence[str], field: str, columns: Sequence[str]
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
