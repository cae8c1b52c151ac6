"""A table that was read: its columns, its rejects, and its rows in a file of our own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from leadpact.ingest.records import Dialect, Reject, csv_records, open_text


@dataclass(frozen=True)
class CsvFile:
    """A UTF-8 file in which every record has `width` cells, the header (or a line in its
    place) first if it is `headed`.

    `skip` physical lines stand before the header, or before the first record. `numbered`: the
    first cell of a record is the physical line it had in the file that was read; otherwise the
    first record stands in line `first_line`, and `multiline` says that some cells hold line ends,
    all of the same kind.
    """

    path: Path
    dialect: Dialect
    width: int
    skip: int = 0
    first_line: int = 2
    numbered: bool = False
    multiline: bool = False
    headed: bool = True


@dataclass(frozen=True)
class Table:
    """What a file holds: records in the source = `row_count` + rejects.

    `columns` are the header's names, trimmed and unique: a repeated name becomes "Name (2)", a
    nameless column with content "column 38"; nameless empty columns are left out. `file` holds
    the rows and `kept` the positions of the columns in it. Its folder is deleted with the table.
    `sheet` is the sheet it stands in, and `sheets` all of the workbook that have rows; both are
    empty for other files. `told` says in words what was found out about the file, for a person to
    check: its encoding, its delimiter, the lines above its header.
    """

    columns: tuple[str, ...]
    file: CsvFile
    kept: tuple[int, ...]
    row_count: int
    rejects: tuple[Reject, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def csv_path(self) -> Path:
        """The file that holds the rows."""
        return self.file.path

    def rows(self) -> Iterator[tuple[str | None, ...]]:
        """The rows in the file's order, every cell as it stands there, None for empty."""
        with open_text(self.file.path) as text:
            records = csv_records(islice(text, self.file.skip, None), self.file.dialect)
            for record in islice(records, int(self.file.headed), None):
                yield tuple(record[position] or None for position in self.kept)
