"""A text file becomes a table: as it stands, or with its broken records put aside."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from duckdb import DuckDBPyConnection

from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS, shown
from leadpact.ingest.header import column_names, nameless_positions
from leadpact.ingest.reading import Reading, said_delimiter
from leadpact.ingest.records import Reject, open_text, physical_lines, read_records
from leadpact.ingest.relation import scratch, sniffed_delimiters
from leadpact.ingest.rows_file import kept_positions, numbered_table
from leadpact.ingest.table import CsvFile, Table
from leadpact.ingest.text.decode import transcode
from leadpact.ingest.text.dialect import SAMPLE_LENGTH, SAMPLE_LINES
from leadpact.ingest.text.layout import Layout, lay_out
from leadpact.ingest.text.measure import is_whole, measure
from leadpact.ingest.text.wrapped import unwrap, wrapped_delimiter

_MOST_REJECTS = 100_000
_LONGEST_HEADER = 200_000


def read_text(source: Path, folder: Path, reading: Reading) -> Table:
    """The table in a file of text; its rows are written to `folder`.

    Raises FileError when it is none, and AmbiguousFileError when it is two that differ.
    """
    said = said_delimiter(reading)
    text = folder / "text.csv"
    encoding = transcode(source, text)
    told = () if encoding.codec == "utf-8" else (f"read as {encoding.name}",)
    sample = _sample(text)
    inner = wrapped_delimiter(sample, said)
    if inner is not None:
        text = unwrap(text)
        sample, said = _sample(text), inner
        told = (*told, "quotes around whole lines left out")
    if any(len(line) > _LONGEST_HEADER for line in sample[:1]):
        raise FileError(
            f"{shown(source)} has a first line of more than {_LONGEST_HEADER:,} characters.",
            SAVE_AS,
        )
    with scratch(folder) as connection:
        proposed = sniffed_delimiters(connection, text) if said is None else ()
        layout = lay_out(shown(source), sample, proposed, said, reading.has_header)
        exact = _exact_table(connection, text, layout, sample)
    table = exact or _repaired_table(source, text, layout)
    if not table.columns:
        raise FileError(f"{shown(source)} holds no record that can be read as a row.", SAVE_AS)
    return replace(table, told=(*told, *layout.told))


def _sample(text: Path) -> tuple[str, ...]:
    lines = []
    length = 0
    with open_text(text) as file:
        for line in islice(physical_lines(file), SAMPLE_LINES):
            lines.append(line)
            length += len(line)
            if length > SAMPLE_LENGTH:
                break
    return tuple(lines)


def _exact_table(
    connection: DuckDBPyConnection, text: Path, layout: Layout, sample: Sequence[str]
) -> Table | None:
    """The file as it stands, if DuckDB reads every byte of it."""
    start = layout.start
    if not (start.header_is_whole and start.dialect.is_plain):
        return None
    file = CsvFile(
        text,
        start.dialect,
        start.width,
        start.skip,
        layout.before + 1,
        headed=layout.headed,
    )
    found = measure(connection, file, nameless_positions(layout.header))
    if found is None:
        return None
    before = "".join(sample[: layout.before]).encode(errors="surrogateescape")
    last = sample[start.skip + start.header_lines - 1]
    line_end = last[len(last.rstrip("\r\n")) :]
    if not is_whole(file, found, body=len(before), line_end=line_end, quoted=layout.shape.quoted):
        return None
    kept = kept_positions(layout.header, found.filled)
    return Table(
        column_names(layout.header, kept),
        replace(file, multiline=found.multiline),
        kept,
        found.rows,
        (),
    )


def _repaired_table(source: Path, text: Path, layout: Layout) -> Table:
    """The records that can be read, written anew, and the rejects."""
    target = text.with_name("rows.csv")
    rejects: list[Reject] = []
    rows = 0
    shape = layout.shape
    padding = [""] * shape.width
    with open_text(text) as reading, target.open("w", encoding="utf-8", newline="") as writing:
        lines = islice(physical_lines(reading), layout.before, None)
        writer = csv.writer(writing)
        # The names stay out: DuckDB loses every row when one of them holds a line end.
        writer.writerow(range(shape.width + 1))
        for found in read_records(lines, layout.start.dialect, shape, first_line=layout.before + 1):
            if isinstance(found, Reject):
                rejects.append(found)
                _check_rejects(rejects, rows, source)
            else:
                writer.writerow([found.line, *(found.cells + padding)[: shape.width]])
                rows += 1
    text.unlink()
    return numbered_table(source, target, layout.header, rows, tuple(rejects))


def _check_rejects(rejects: Sequence[Reject], rows: int, source: Path) -> None:
    if len(rejects) > max(_MOST_REJECTS, rows):
        raise FileError(
            f"{shown(source)} is no table: most of its first {len(rejects) + rows:,} lines do not "
            f"fit its header. Line {rejects[0].line:,} {rejects[0].reason}.",
            SAVE_AS,
        )
