"""What the texts of a column mean, and how a file writes dates and numbers."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

import streamlit as st

from leadpact.domain.fields import Field, FieldType, Kind, fields_of
from leadpact.ingest.columns.values import ValueMeaning, fold, meanings_for
from leadpact.ingest.look import MOST_TEXTS, ColumnLook, FileLook
from leadpact.ingest.mapping import DateOrder, DecimalMark, Mapping
from leadpact.ui import parts
from leadpact.ui.editing import MenuTable, menu_table
from leadpact.ui.mapping_form import Choice
from leadpact.ui.state import PendingUpload

EMPTY = "– leave empty"
_BY_MEANING = (FieldType.CHOICE, FieldType.BOOLEAN)
_ORDERS = {
    "Found from the dates": None,
    "3 April": DateOrder.DAY_FIRST,
    "March 4": DateOrder.MONTH_FIRST,
}
_MARKS = {
    "Found from the numbers": None,
    "1,234.5": DecimalMark.POINT,
    "1.234,5": DecimalMark.COMMA,
}


def map_values(
    file: PendingUpload, look: FileLook, kind: Kind, choice: Choice, remembered: Mapping | None
) -> tuple[ValueMeaning, ...]:
    """What a person says of texts, where it differs from what is known of them.

    Texts that have no meaning yet are shown with a menu each; the others wait in an expander.
    """
    columns = {column.header: column for column in look.columns}
    fields = {field.name: field for field in fields_of(kind)}
    before = remembered.values if remembered else ()
    said: list[ValueMeaning] = []
    for name, header in choice.fields:
        field = fields[name]
        if field.type in _BY_MEANING:
            said.extend(_field_values(file, field, columns[header], before))
    return tuple(said)


def notation_form(
    file: PendingUpload, remembered: Mapping | None
) -> tuple[DateOrder | None, DecimalMark | None]:
    """How the file writes dates and numbers, where its own columns do not settle it."""
    order = file.date_order or (remembered.date_order if remembered else None)
    mark = file.decimal_mark or (remembered.decimal_mark if remembered else None)
    with st.expander("How this file writes dates and numbers"):
        said_order = st.radio(
            "03/04/2024 means",
            list(_ORDERS),
            index=list(_ORDERS.values()).index(order),
            horizontal=True,
            key=f"{file.number}-dates",
        )
        said_mark = st.radio(
            "Numbers are written like",
            list(_MARKS),
            index=list(_MARKS.values()).index(mark),
            horizontal=True,
            key=f"{file.number}-decimals",
        )
    return _ORDERS[said_order], _MARKS[said_mark]


def value_words(field: Field) -> MappingOf[str, str]:
    """The field's values with how they are shown."""
    if field.type is FieldType.BOOLEAN:
        return {"true": "yes", "false": "no"}
    return {choice: choice.replace("_", " ") for choice in field.choices}


def _field_values(
    file: PendingUpload, field: Field, column: ColumnLook, before: Sequence[ValueMeaning]
) -> list[ValueMeaning]:
    texts = [text for text, _ in column.texts]
    if not texts and column.filled:
        parts.note(
            f"{field.label}: the column {column.header} has more than {MOST_TEXTS} different texts;"
            " those without a known meaning are left empty."
        )
    by_themselves = {one.text: one.value for one in meanings_for(field, texts, ())}
    known = {one.text: one.value for one in meanings_for(field, texts, before)}
    told = {fold(one.text) for one in before if one.field == field.name}
    unknown = [text for text in texts if known.get(text) == "" and fold(text) not in told]
    understood = [text for text in texts if text not in unknown]
    means: dict[str, str] = {}
    if unknown:
        st.markdown(
            f"**{field.label}: {len(unknown)} of {len(texts)} texts have no meaning yet.** "
            "They are left empty unless you say what they mean."
        )
        means |= _table(file, field, column, unknown, known)
    if understood:
        with st.expander(f"{field.label}: what {len(understood)} texts are understood to mean"):
            means |= _table(file, field, column, understood, known)
    return [
        ValueMeaning(field.name, text, value)
        for text, value in means.items()
        if value != by_themselves.get(text, "")
    ]


def _table(
    file: PendingUpload,
    field: Field,
    column: ColumnLook,
    texts: Sequence[str],
    known: MappingOf[str, str],
) -> dict[str, str]:
    options = value_words(field)
    rows = dict(column.texts)
    name = f"{file.number}-values-{field.name}-{column.header}-{known.get(texts[0]) == ''}"
    table = MenuTable(
        name,
        {"Text in the file": list(texts), "Rows": [rows[text] for text in texts]},
        "Means",
        (EMPTY, *options.values()),
        {"Rows": st.column_config.NumberColumn(format="localized")},
    )
    chosen = menu_table(table, [options.get(known.get(text, ""), EMPTY) for text in texts])
    values = {shown: value for value, shown in options.items()}
    return {text: values.get(shown, "") for text, shown in zip(texts, chosen, strict=True)}
