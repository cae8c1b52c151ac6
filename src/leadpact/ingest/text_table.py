"""A text file becomes a table: as it stands, or with its broken records put aside."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS, shown
from leadpact.ingest.decode import transcode
from leadpact.ingest.dialect import SAMPLE_LENGTH, SAMPLE_LINES, Start, find_start
from leadpact.ingest.header import column_names, nameless_positions, shape_of
from leadpact.ingest.measure import is_whole, measure
from leadpact.ingest.reading import Reading
from leadpact.ingest.records import Reject, Shape, open_text, physical_lines, read_records
from leadpact.ingest.relation import sniffed_delimiters
from leadpact.ingest.rows_file import kept_positions, numbered_table
from leadpact.ingest.table import CsvFile, Table

_MOST_REJECTS = 100_000
_LONGEST_HEADER = 200_000


def read_text(source: Path, folder: Path, reading: Reading) -> Table:
    """The table in a file of text; its rows are written to `folder`.

    Raises FileError when it is none, and AmbiguousFileError when it is two that differ.
    """
    text = folder / "text.csv"
    transcode(source, text)
    sample = _sample(text)
    if any(len(line) > _LONGEST_HEADER for line in sample[:1]):
        raise FileError(
            f"{shown(source)} has a first line of more than {_LONGEST_HEADER:,} characters.",
            SAVE_AS,
        )
    start = find_start(sample, sniffed_delimiters(text))
    if start is None:
        raise FileError(f"{shown(source)} holds nothing but blank lines.", SAVE_AS)
    shape = shape_of(start.header, shown(source))
    return _exact_table(text, start, sample) or _repaired_table(source, text, start, shape)


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


def _exact_table(text: Path, start: Start, sample: Sequence[str]) -> Table | None:
    """The file as it stands, if DuckDB reads every byte of it."""
    if not start.header_is_whole:
        return None
    first_line = start.skip + start.header_lines + 1
    file = CsvFile(text, start.dialect, len(start.header), start.skip, first_line)
    found = measure(file, nameless_positions(start.header))
    before = "".join(sample[: first_line - 1])
    line_end = before[len(before.rstrip("\r\n")) :]
    if found is None or not is_whole(file, found, body=len(before.encode()), line_end=line_end):
        return None
    kept = kept_positions(start.header, found.filled)
    return Table(
        column_names(start.header, kept),
        replace(file, multiline=found.multiline),
        kept,
        found.rows,
        (),
    )


def _repaired_table(source: Path, text: Path, start: Start, shape: Shape) -> Table:
    """The records that can be read, written anew, and the rejects."""
    target = text.with_name("rows.csv")
    rejects: list[Reject] = []
    rows = 0
    before = start.skip + start.header_lines
    padding = [""] * shape.width
    with open_text(text) as reading, target.open("w", encoding="utf-8", newline="") as writing:
        lines = islice(physical_lines(reading), before, None)
        writer = csv.writer(writing)
        # The names stay out: DuckDB loses every row when one of them holds a line end.
        writer.writerow(range(shape.width + 1))
        for found in read_records(lines, start.dialect, shape, first_line=before + 1):
            if isinstance(found, Reject):
                rejects.append(found)
                _check_rejects(rejects, rows, source)
            else:
                writer.writerow([found.line, *(found.cells + padding)[: shape.width]])
                rows += 1
    text.unlink()
    return numbered_table(source, target, start.header, rows, tuple(rejects))


def _check_rejects(rejects: Sequence[Reject], rows: int, source: Path) -> None:
    if len(rejects) > max(_MOST_REJECTS, rows):
        raise FileError(
            f"{shown(source)} is no table: most of its first {len(rejects) + rows:,} lines do not "
            f"fit its header. Line {rejects[0].line:,} {rejects[0].reason}.",
            SAVE_AS,
        )
