"""Rows about leads that are not there yet: how many wait, and for whom."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from leadpact.domain.fields import Kind
from leadpact.store.database import Store

_WAITING = """
with waits as (
    select upload_id, kind, line,
        coalesce(lead_id, email, opportunity_id, contact_id, '') as reference
    from waiting_row
    where dataset_id = $dataset_id and joined_by is null
),
per_reference as (
    select upload_id, kind, reference, count(*) as row_count, min(line) as line
    from waits
    group by upload_id, kind, reference
)
select upload.upload_id, upload.file_name, per_reference.kind, sum(row_count)::bigint, count(*),
    min_by(reference, line, 3)
from per_reference
join upload on upload.upload_id = per_reference.upload_id
group by upload.upload_id, upload.file_name, per_reference.kind
order by upload.upload_id desc, per_reference.kind
"""
_ROWS = """
select upload.file_name, waiting_row.kind, line, cells
from waiting_row
join upload on upload.upload_id = waiting_row.upload_id
where waiting_row.dataset_id = $dataset_id and joined_by is null
order by waiting_row.upload_id, line
"""


@dataclass(frozen=True)
class WaitingRows:
    """The rows of one upload that wait, and how many leads they wait for.

    `examples` are the first ids or e-mails that they refer to, at most three.
    """

    upload_id: int
    file_name: str
    kind: Kind
    rows: int
    leads: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class WaitingRow:
    """One row that waits: its line in the file, its filled fields, and its own columns."""

    file_name: str
    kind: Kind
    line: int
    fields: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str], ...]


def waiting_by_upload(store: Store, dataset_id: int) -> tuple[WaitingRows, ...]:
    """The rows of a data set that wait for their lead, by upload, the newest first."""
    return tuple(
        WaitingRows(upload_id, file_name, Kind(kind), rows, leads, tuple(examples))
        for upload_id, file_name, kind, rows, leads, examples in store.rows(
            _WAITING, {"dataset_id": dataset_id}
        )
    )


def waiting_rows(store: Store, dataset_id: int) -> Iterator[WaitingRow]:
    """Every row that waits, in the order of the uploads and their lines."""
    for file_name, kind, line, cells in store.rows(_ROWS, {"dataset_id": dataset_id}):
        told = json.loads(cells)
        yield WaitingRow(file_name, Kind(kind), line, _filled(told["fields"]), _filled(told["own"]))


def _filled(cells: dict[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in cells.items() if text)
