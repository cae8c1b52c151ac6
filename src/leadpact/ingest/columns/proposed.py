"""The mapping of a file where nobody is asked: what it suggests, what was said, and last time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leadpact.domain.fields import Kind
from leadpact.ingest.columns.conflicts import conflicts, require_settled
from leadpact.ingest.columns.remembered import remembered_mapping
from leadpact.ingest.columns.samples import samples_of
from leadpact.ingest.columns.values import ValueMeaning
from leadpact.ingest.map import (
    ColumnProposal,
    DateOrder,
    DecimalMark,
    Mapping,
    mapping_from,
    propose_columns,
)
from leadpact.ingest.table import Table
from leadpact.store.database import Store


@dataclass(frozen=True)
class Said:
    """What was said of files: fields with their columns, values, and how dates and numbers go."""

    fields: tuple[tuple[str, str], ...] = ()
    values: tuple[ValueMeaning, ...] = ()
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None


@dataclass(frozen=True)
class Proposed:
    """What is proposed for a file of this kind, and the mapping that was confirmed last time."""

    kind: Kind
    proposals: tuple[ColumnProposal, ...]
    known: Mapping | None


def proposed_for(store: Store, kind: Kind, table: Table, said: Said) -> Proposed:
    """What was confirmed last time for the headers of the file, else what the file suggests.

    Raises MappingError where two columns claim one field alike, and what was said leaves it open.
    """
    samples = samples_of(table)
    known = remembered_mapping(store, table.columns)
    if known is not None and known.kind is not kind:
        known = None
    proposals = propose_columns(kind, table.columns, samples, known)
    if known is None:
        require_settled(conflicts(proposals, samples), said.fields)
    return Proposed(kind, proposals, known)


def mapping_of(proposed: Proposed, said: Said) -> Mapping:
    """What was said, and for the rest what is proposed.

    How dates and numbers were written last time does not count: an export's settings change.
    Raises MappingError for what was said wrongly.
    """
    known = proposed.known
    ignored = _still_ignored(known, said.fields)
    mapping = mapping_from(proposed.kind, proposed.proposals, said.fields, said.values, ignored)
    fed = {field for field, _ in mapping.fields}
    before = tuple(one for one in known.values if one.field in fed) if known else ()
    return replace(
        mapping,
        values=(*before, *mapping.values),
        date_order=said.date_order,
        decimal_mark=said.decimal_mark,
    )


def _still_ignored(known: Mapping | None, said: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The columns left out last time that were not said to feed a field now."""
    named = {column for _, column in said}
    return tuple(column for column in known.ignored if column not in named) if known else ()
