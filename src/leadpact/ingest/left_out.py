"""Rows of a history that are about another property than the stage: counted, and left out."""

from collections.abc import Sequence

from leadpact.domain.fields import Kind
from leadpact.domain.stage_properties import MARKS_BETWEEN_WORDS, STAGE_PROPERTIES
from leadpact.ingest.cells.notation import Column
from leadpact.ingest.map import Mapping
from leadpact.store.database import Cursor, run


def leave_out(cursor: Cursor, columns: Sequence[Column], mapping: Mapping) -> int:
    """Take the rows about other properties out of temp table `cleaned`; gives how many.

    Their lines go to temp table `left_out`. Salesforce and HubSpot export the changes of every
    property in one file. A row that names no property is about the stage.
    """
    run(cursor, "create temp table left_out (row bigint, line bigint)")
    header = dict(mapping.fields).get("changed_field")
    if mapping.kind is not Kind.STAGE_HISTORY or header is None:
        return 0
    name = next(column.name for column in columns if column.header == header)
    keys = {"stages": STAGE_PROPERTIES, "between": MARKS_BETWEEN_WORDS}
    other = f"not list_contains($stages, regexp_replace(lower({name}), $between, '', 'g'))"
    found = run(cursor, f"insert into left_out select row, line from cleaned where {other}", keys)
    count = int(found[0][0])
    if count:
        run(cursor, f"delete from cleaned_cells where {other}", keys)
    return count
