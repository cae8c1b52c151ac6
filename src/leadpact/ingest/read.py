"""A file becomes a table: `read_table`."""

import csv
import shutil
import tempfile
import weakref
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from leadpact.config import read_settings
from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS, Content, content_of, shown
from leadpact.ingest.decode import transcode
from leadpact.ingest.dialect import SAMPLE_LENGTH, SAMPLE_LINES, Start, find_start
from leadpact.ingest.header import column_names, nameless_positions, shape_of
from leadpact.ingest.measure import is_whole, measure
from leadpact.ingest.records import (
    Dialect,
    Reject,
    Shape,
    open_text,
    physical_lines,
    read_records,
)
from leadpact.ingest.relation import sniffed_delimiters
from leadpact.ingest.spreadsheet import unpack_sheet
from leadpact.ingest.table import CsvFile, Table

_MOST_REJECTS = 100_000
_LONGEST_HEADER = 200_000


def read_table(path: str | Path, work_dir: Path | None = None) -> Table:
    """The table that a CSV or XLSX file holds, whatever its name, delimiter and encoding.

    Its rows lie in a folder of their own under `work_dir` (or the system's temporary folder),
    which is deleted when the table is no longer referred to. Raises FileError when the file
    cannot be read as a table.
    """
    source = Path(path)
    content = content_of(source)
    try:
        folder = Path(tempfile.mkdtemp(prefix="table-", dir=work_dir)).resolve()
    except OSError as error:
        raise FileError(
            f"There is no place to unpack {shown(source)}: {error.strerror}.",
            "Check the folder's permissions and the space left on the disk.",
        ) from error
    try:
        table = (_read_sheet if content is Content.SPREADSHEET else _read_text)(source, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(table, shutil.rmtree, folder, ignore_errors=True)
    return table


def _read_sheet(source: Path, folder: Path) -> Table:
    target = folder / "rows.csv"
    sheet = unpack_sheet(source, target, read_settings())
    shape_of(sheet.header, shown(source))
    table = _numbered_table(target, sheet.header, ())
    return _whole(source, table, sheet.row_count)


def _read_text(source: Path, folder: Path) -> Table:
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
    kept = _kept(start.header, found.filled)
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
    return _whole(source, _numbered_table(target, start.header, tuple(rejects)), rows)


def _whole(source: Path, table: Table | None, written: int) -> Table:
    """The table, if it holds all the rows that were written for it."""
    if table is None or table.row_count != written:
        raise FileError(f"{shown(source)} holds records that cannot be loaded.", SAVE_AS)
    return table


def _check_rejects(rejects: Sequence[Reject], rows: int, source: Path) -> None:
    if len(rejects) > max(_MOST_REJECTS, rows):
        raise FileError(
            f"{shown(source)} is no table: most of its first {len(rejects) + rows:,} lines do not "
            f"fit its header. Line {rejects[0].line:,} {rejects[0].reason}.",
            SAVE_AS,
        )


def _numbered_table(rows: Path, header: Sequence[str], rejects: tuple[Reject, ...]) -> Table | None:
    """The table in a file that we wrote, its records led by their line; None if DuckDB refuses."""
    file = CsvFile(rows, Dialect(), len(header) + 1, numbered=True)
    found = measure(file, [position + 1 for position in nameless_positions(header)])
    if found is None:
        return None
    kept = _kept(header, [position - 1 for position in found.filled])
    return Table(
        column_names(header, kept),
        file,
        tuple(position + 1 for position in kept),
        found.rows,
        rejects,
    )


def _kept(header: Sequence[str], filled: Collection[int]) -> tuple[int, ...]:
    return tuple(
        position for position, name in enumerate(header) if name.strip() or position in filled
    )
