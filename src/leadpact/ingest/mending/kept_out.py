"""Rows that are kept out: with all their cells, so that they can be mended."""

import csv
import json
import re
from collections.abc import Sequence

from leadpact.ingest.cells.notation import Column
from leadpact.ingest.records import Reject
from leadpact.store.database import Cursor, Parameter, Store, run
from leadpact.store.uploads import Quarantined

MOST_EXAMPLES = 1000
WHY = "Leadpact: why"
_LINE = re.compile(r"Leadpact: line in upload (\d+)")
_DELIMITERS = (",", ";", "\t", "|")


def line_header(upload_id: int) -> str:
    """The header of the column that says where a quarantined row stood."""
    return f"Leadpact: line in upload {upload_id}"


def is_ours(header: str) -> bool:
    """Whether the column is one of the two that a quarantine file has beside the file's own."""
    return header == WHY or _LINE.fullmatch(header) is not None


def own_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """The headers without those two."""
    return tuple(header for header in headers if not is_ours(header))


def mended_upload(headers: Sequence[str]) -> int | None:
    """The upload whose quarantined rows a file with these headers holds."""
    found = (_LINE.fullmatch(header) for header in headers)
    return next((int(one[1]) for one in found if one), None)


def json_of(texts: Sequence[tuple[str, str]], prefix: str) -> tuple[str, dict[str, Parameter]]:
    """A JSON object in SQL, of keys and SQL expressions; the keys are given as parameters."""
    listed = ", ".join(f"${prefix}_{n}, {text}" for n, (_, text) in enumerate(texts))
    return f"json_object({listed})", {f"{prefix}_{n}": key for n, (key, _) in enumerate(texts)}


def set_aside(cursor: Cursor, columns: Sequence[Column], rejects: Sequence[Reject]) -> int:
    """Put the bad rows of `checked` and the rejects into temp table `kept_out`; gives how many."""
    cells, parameters = json_of([(column.header, column.name) for column in columns], "header")
    run(
        cursor,
        f"""create temp table kept_out as
        select checked.line, bad_field as field, coalesce(bad_value, '') as value,
            bad_reason as reason, cast({cells} as varchar) as cells
        from checked join cleaned on cleaned.row = checked.row
        where bad_field is not null""",
        parameters,
    )
    if rejects:
        run(
            cursor,
            """insert into kept_out
            select unnest($lines), '', unnest($values), unnest($reasons), null""",
            {
                "lines": [reject.line for reject in rejects],
                "values": [reject.raw for reject in rejects],
                "reasons": [reject.reason for reject in rejects],
            },
        )
    return int(run(cursor, "select count(*) from kept_out")[0][0])


def first_kept_out(cursor: Cursor) -> tuple[Quarantined, ...]:
    """The first rows of `kept_out`, broken lines before the others, in the file's order."""
    rows = run(
        cursor,
        f"""select line, field, value, reason from kept_out
        order by field <> '', line limit {MOST_EXAMPLES}""",
    )
    return tuple(Quarantined(*row) for row in rows)


def quarantine(cursor: Cursor, upload_id: int) -> None:
    """Keep the rows of `kept_out` with the upload."""
    run(
        cursor,
        """insert into quarantine (upload_id, line, field, value, reason, cells)
        select $upload_id, line, field, value, reason, cells from kept_out
        order by line""",
        {"upload_id": upload_id},
    )


def quarantine_file(
    store: Store, upload_id: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The headers and rows of a file in which to mend what an upload kept out and is still open.

    In front stand the row's line and why it was kept out, then the cells of the file's columns,
    "" for empty. A line that could not be read is cut into cells as well as it goes.
    """
    return kept_out_rows(store, upload_id, "and mended_by is null")


def kept_out_rows(
    store: Store, upload_id: int, which: str = ""
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What `quarantine_file` gives, of all rows that an upload kept out, or `which` of them."""
    keys = {"upload_id": upload_id}
    headers = headers_of(store, upload_id)
    rows = store.rows(
        f"""select line, reason, field, value, cells from quarantine
        where upload_id = $upload_id {which} order by line""",
        keys,
    )
    return (
        (line_header(upload_id), WHY, *headers),
        tuple(
            (str(line), f"{field} {reason}".strip(), *_cells(headers, value, cells))
            for line, reason, field, value, cells in rows
        ),
    )


def headers_of(store: Store, upload_id: int) -> tuple[str, ...]:
    """The columns of an uploaded file."""
    [(headers,)] = store.rows(
        "select coalesce(headers, '[]') from upload where upload_id = $upload_id",
        {"upload_id": upload_id},
    )
    return tuple(json.loads(headers))


def _cells(headers: Sequence[str], raw: str, cells: str | None) -> tuple[str, ...]:
    if cells is not None:
        known = json.loads(cells)
        return tuple(known.get(header) or "" for header in headers)
    found, delimiter = _cut(raw, len(headers))
    surplus = found[len(headers) - 1 :]
    padded = (*found[: len(headers) - 1], delimiter.join(surplus))
    return (*padded, *[""] * (len(headers) - len(padded)))


def _cut(raw: str, width: int) -> tuple[list[str], str]:
    """The cells of a broken line, by the delimiter that comes nearest to the header's width."""
    line = raw.replace("\0", "").replace("\r", " ").replace("\n", " ")
    cuts = [(next(csv.reader([line], delimiter=one)), one) for one in _DELIMITERS]
    return min(cuts, key=lambda cut: abs(len(cut[0]) - width))
