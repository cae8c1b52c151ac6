"""The mapping of a file: what its headers suggest, and what a person says and confirms."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import process

from leadpact.domain.fields import Field, FieldType, Kind, fields_of
from leadpact.errors import MappingError
from leadpact.ingest.columns.headers import fold_header
from leadpact.ingest.columns.proposals import ColumnProposal, Via, guess_kind, propose_columns
from leadpact.ingest.columns.values import ValueMeaning, meaning_of
from leadpact.ingest.mapping import DateOrder, DecimalMark, Mapping

__all__ = [
    "ColumnProposal",
    "DateOrder",
    "DecimalMark",
    "Mapping",
    "ValueMeaning",
    "Via",
    "guess_kind",
    "mapping_from",
    "parse_map_option",
    "parse_value_option",
    "propose_columns",
]


# A hint stays readable for a file of a thousand columns.
MOST_LISTED = 40


def mapping_from(
    kind: Kind,
    proposals: Sequence[ColumnProposal],
    said: Sequence[tuple[str, str]] = (),
    values: Sequence[ValueMeaning] = (),
    ignored: Sequence[str] = (),
) -> Mapping:
    """The mapping that the proposals and what a person said amount to.

    `said` are pairs of a field and a column, and win over every proposal, both for the field and
    for the column: a column that was said feeds only what was said. To feed two fields, say both.
    An empty column means that nothing feeds the field. Fields and columns are found whatever their
    case, spaces and underscores. Date order and decimal mark are left unsaid.

    Raises MappingError for a field, column or value that does not exist, for a field that is said
    twice, and for a column that is both said and ignored.
    """
    columns = [proposal.column for proposal in proposals]
    told = [(_field(kind, field), _column(columns, name) if name else "") for field, name in said]
    dropped = {_column(columns, name) for name in ignored}
    _refuse_contradictions(told, dropped)
    told_fields = {field.name for field, _ in told}
    told_columns = {column for _, column in told}
    by_field = {
        name: one.column
        for one in proposals
        for name in (one.field, *one.also)
        if name and name not in told_fields and one.column not in told_columns | dropped
    } | {field.name: column for field, column in told if column}
    return Mapping(
        kind=kind,
        fields=tuple(
            (field.name, by_field[field.name])
            for field in fields_of(kind)
            if field.name in by_field
        ),
        values=tuple(_meaning(kind, value, by_field) for value in values),
        ignored=tuple(column for column in columns if column in dropped),
    )


def parse_map_option(text: str) -> tuple[str, str]:
    """The field and the column of "field=column"; a column may itself contain "="."""
    field, equals, column = text.partition("=")
    if not equals or not field.strip():
        raise MappingError(
            f'"{text}" does not say which column feeds which field.',
            'Write field=column, for example "source=Lead Source".',
        )
    return field.strip(), column.strip()


def parse_value_option(text: str) -> ValueMeaning:
    """The meaning of "field:text=value"; the text may itself contain ":" and "="."""
    field, colon, rest = text.partition(":")
    cell, equals, value = rest.rpartition("=")
    if not colon or not equals or not field.strip() or not cell.strip():
        raise MappingError(
            f'"{text}" does not say what a value means.',
            'Write field:text=value, for example "outcome:Yes=won".',
        )
    return ValueMeaning(field.strip(), cell.strip(), value.strip())


def _field(kind: Kind, name: str) -> Field:
    fields = fields_of(kind)
    for field in fields:
        if fold_header(name) in (fold_header(field.name), fold_header(field.label)):
            return field
    names = [field.name for field in fields]
    raise MappingError(
        f'"{name}" is no field of a file of kind {kind}.',
        f"{_nearest(name, names)}The fields are: {', '.join(names)}.",
    )


def _column(columns: Sequence[str], name: str) -> str:
    if name in columns:
        return name
    alike = [column for column in columns if fold_header(column) == fold_header(name)]
    if len(alike) == 1:
        return alike[0]
    raise MappingError(
        f'The file has no column "{name}".',
        f"{_nearest(name, columns)}The columns are: {_listed(columns)}.",
    )


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(columns[:MOST_LISTED]) + (" …" if len(columns) > MOST_LISTED else "")


def _nearest(name: str, names: Sequence[str]) -> str:
    near = process.extractOne(name, names, processor=fold_header, score_cutoff=60)
    return f'Did you mean "{near[0]}"? ' if near else ""


def _refuse_contradictions(told: Sequence[tuple[Field, str]], dropped: set[str]) -> None:
    times = Counter(field.name for field, _ in told)
    for field, column in told:
        if times[field.name] > 1:
            raise MappingError(
                f'The field "{field.name}" is said to come from more than one column.',
                "Name one column for it.",
            )
        if column in dropped:
            raise MappingError(
                f'The column "{column}" is both ignored and said to feed "{field.name}".',
                "Say one or the other.",
            )


def _meaning(kind: Kind, said: ValueMeaning, by_field: dict[str, str]) -> ValueMeaning:
    field = _field(kind, said.field)
    if field.type not in (FieldType.CHOICE, FieldType.BOOLEAN):
        raise MappingError(
            f'"{field.name}" takes its texts as they are: "{said.text}" cannot mean another value.',
            "Say what values mean for choices and for yes or no only.",
        )
    if field.name not in by_field:
        raise MappingError(
            f'No column feeds "{field.name}", so "{said.text}" means nothing there.',
            f'Say which column feeds it, for example "{field.name}=Name of the column".',
        )
    value = meaning_of(field, said.value) if said.value else ""
    if value is None:
        choices = field.choices or ("true", "false")
        raise MappingError(
            f'"{said.value}" is no value of "{field.name}".',
            f"{_nearest(said.value, choices)}The values are: {', '.join(choices)}.",
        )
    return ValueMeaning(field.name, said.text, value)
