"""The mapping on screen: one row per column of the file, and one per text of a choice."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace

import streamlit as st

from leadpact.domain.fields import Field, FieldType, Kind, fields_of
from leadpact.ingest.look import ColumnLook, FileLook
from leadpact.ingest.map import (
    ColumnProposal,
    DateOrder,
    DecimalMark,
    Mapping,
    ValueMeaning,
    mapping_from,
    propose_columns,
)
from leadpact.ingest.values import meanings_for
from leadpact.ui.editing import edited_column

OWN = "own column"
LEFT_OUT = "– leave out"
EMPTY = "– leave empty"
_BY_MEANING = (FieldType.CHOICE, FieldType.BOOLEAN)
_CELL_LENGTH = 40


@dataclass(frozen=True)
class Choice:
    """What the menus of the mapping say: field by column, and the columns left out."""

    fields: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    twice: tuple[str, ...]


def map_columns(look: FileLook, kind: Kind) -> Choice:
    """One row per column: name, three real values, share filled, proposed field, and a menu."""
    proposals = propose_columns(kind, [column.header for column in look.columns])
    labels = {field.label: field.name for field in fields_of(kind)}
    by_name = {name: label for label, name in labels.items()}
    st.caption(
        "Change the last column where a proposal is wrong: click it, or move there with the arrow "
        "keys and press Enter. Own columns are kept and can be used in criteria."
    )
    edited = st.data_editor(
        {
            "Column": [column.header for column in look.columns],
            "Values in the file": [_examples(column) for column in look.columns],
            "Filled": [100 * column.filled / max(look.rows, 1) for column in look.columns],
            "Proposed by": [_proposed_by(proposal) for proposal in proposals],
            "Becomes": [
                by_name[proposal.field] if proposal.field else OWN for proposal in proposals
            ],
        },
        column_config={
            "Filled": st.column_config.NumberColumn("Filled", format="%.0f %%", width="small"),
            "Values in the file": st.column_config.TextColumn(width="large"),
            "Becomes": st.column_config.SelectboxColumn(
                "Becomes", options=[OWN, LEFT_OUT, *labels], required=True
            ),
        },
        disabled=("Column", "Values in the file", "Filled", "Proposed by"),
        hide_index=True,
        height=min(38 * (len(look.columns) + 1), 460),
        key=f"mapping-{look.file_name}-{kind}",
    )
    headers = [column.header for column in look.columns]
    chosen = list(zip(headers, edited_column(edited, "Becomes"), strict=True))
    return _choice(chosen, labels)


def map_values(look: FileLook, kind: Kind, choice: Choice) -> tuple[ValueMeaning, ...]:
    """One row per text of a mapped choice column: how often it stands there, and what it means."""
    columns = {column.header: column for column in look.columns}
    fields = {field.name: field for field in fields_of(kind)}
    said: list[ValueMeaning] = []
    for name, header in choice.fields:
        field, column = fields[name], columns[header]
        if field.type in _BY_MEANING and column.texts:
            said.extend(_field_values(look, field, column))
    return tuple(said)


def notation_form() -> tuple[DateOrder | None, DecimalMark | None]:
    """How the file writes dates and numbers, where its own columns do not settle it."""
    orders = {
        "Found from the dates": None,
        "3 April": DateOrder.DAY_FIRST,
        "March 4": DateOrder.MONTH_FIRST,
    }
    marks = {
        "Found from the numbers": None,
        "1,234.5": DecimalMark.POINT,
        "1.234,5": DecimalMark.COMMA,
    }
    with st.expander("How this file writes dates and numbers"):
        order = st.radio("03/04/2024 means", list(orders), horizontal=True)
        mark = st.radio("Numbers are written like", list(marks), horizontal=True)
    return orders[order], marks[mark]


def confirmed(
    kind: Kind,
    look: FileLook,
    choice: Choice,
    values: Sequence[ValueMeaning],
    notation: tuple[DateOrder | None, DecimalMark | None],
) -> Mapping:
    """The mapping that the menus amount to."""
    unsaid = [
        ColumnProposal(proposal.column, None, proposal.via, "")
        for proposal in propose_columns(kind, [column.header for column in look.columns])
    ]
    mapping = mapping_from(kind, unsaid, choice.fields, values, choice.left_out)
    return replace(mapping, date_order=notation[0], decimal_mark=notation[1])


def _field_values(look: FileLook, field: Field, column: ColumnLook) -> Iterable[ValueMeaning]:
    texts = [text for text, _ in column.texts]
    proposed = {one.text: one.value for one in meanings_for(field, texts, ())}
    options = _options(field)
    unknown = sum(1 for value in proposed.values() if not value)
    st.markdown(f"**{field.label}**: what the texts of the column mean")
    if unknown:
        st.caption(f"{unknown} of {len(texts)} texts have no meaning yet and are left empty.")
    edited = st.data_editor(
        {
            "Text in the file": texts,
            "Rows": [count for _, count in column.texts],
            "Means": [options.get(proposed.get(text, ""), EMPTY) for text in texts],
        },
        column_config={
            "Means": st.column_config.SelectboxColumn(
                "Means", options=[EMPTY, *options.values()], required=True
            )
        },
        disabled=("Text in the file", "Rows"),
        hide_index=True,
        key=f"values-{look.file_name}-{field.name}-{column.header}",
    )
    values = {shown: value for value, shown in options.items()}
    for text, shown in zip(texts, edited_column(edited, "Means"), strict=True):
        yield ValueMeaning(field.name, text, values.get(shown, ""))


def _options(field: Field) -> MappingOf[str, str]:
    """The field's values with how they are shown."""
    if field.type is FieldType.BOOLEAN:
        return {"true": "yes", "false": "no"}
    return {choice: choice.replace("_", " ") for choice in field.choices}


def _choice(chosen: Sequence[tuple[str, str]], labels: MappingOf[str, str]) -> Choice:
    fields = [(labels[shown], column) for column, shown in chosen if shown in labels]
    names = [name for name, _ in fields]
    return Choice(
        tuple(fields),
        tuple(column for column, shown in chosen if shown == LEFT_OUT),
        tuple(dict.fromkeys(name for name in names if names.count(name) > 1)),
    )


def _examples(column: ColumnLook) -> str:
    cut = (
        text if len(text) <= _CELL_LENGTH else f"{text[:_CELL_LENGTH]}…" for text in column.examples
    )
    return "  ·  ".join(cut)


def _proposed_by(proposal: ColumnProposal) -> str:
    if proposal.field is None:
        return ""
    return proposal.said_by or str(proposal.via.value)
