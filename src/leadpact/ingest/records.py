"""Text lines become records; a broken record is rejected without taking its neighbours along."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from leadpact.errors import FileError
from leadpact.ingest.text.quoting import misquoted

RAW_LENGTH = 1_000
LONGEST_RECORD = 1_000_000
LONGEST_CELL = 5_000_000
_MOST_LINES = 1_000
# Every quote that never closes makes the reader look ahead and come back. This bounds, in
# characters, how much of that a file can cause: a few seconds' worth.
_MOST_REREAD = 200_000_000
_UNCLOSED = "has a quote that is never closed"

csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True)
class Dialect:
    """How a text file separates and quotes its cells.

    An empty delimiter means that a line is one cell, an empty quote or escape that there is
    none. A quote inside quotes is doubled, or stands behind the escape. `spaced`: the spaces
    after a delimiter belong to no cell.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    spaced: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is the dialect of RFC 4180 but for the delimiter and the quote."""
        return bool(self.delimiter and self.quote) and not (self.escape or self.spaced)


@dataclass(frozen=True)
class Shape:
    """How many cells the header has, and how many of them a record cannot lack.

    `spare`: empty cells after the last belong to no column. `quoted` is the number of cells in
    quotes, where it is the same in every record.
    """

    width: int
    needed: int
    spare: bool = True
    quoted: int | None = None


@dataclass(frozen=True)
class Reject:
    """A record that could not be read.

    `line` is the physical line, from 1, where it starts; `reason` completes "this line …";
    `raw` is its text as it stands, cut at 1,000 characters.
    """

    line: int
    reason: str
    raw: str


class Record(NamedTuple):
    """A record that could be read, the physical line, from 1, where it starts, and its text."""

    line: int
    cells: list[str]
    raw: str


def csv_records(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """The records of text lines; raises csv.Error at the first that breaks the quoting."""
    return csv.reader(
        _with_harmless_escapes(lines, dialect) if dialect.escape else lines,
        # No cell holds a NUL: a record with one is rejected.
        delimiter=dialect.delimiter or "\0",
        quotechar=dialect.quote or None,
        escapechar=dialect.escape or None,
        skipinitialspace=dialect.spaced,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        strict=True,
    )


def _with_harmless_escapes(lines: Iterable[str], dialect: Dialect) -> Iterator[str]:
    """The lines, an escape doubled where it stands before a character that needs none.

    There the csv module drops it from the cell.
    """
    escape, needy = dialect.escape, f"{dialect.delimiter}{dialect.quote}{dialect.escape}\r\n"
    pair = re.compile(re.escape(escape) + "(.)", re.DOTALL)

    def harmless(line: str) -> str:
        return pair.sub(lambda found: found[0] if found[1] in needy else escape + found[0], line)

    # A generator would end for good where the lines of one record do.
    return map(harmless, lines)


def open_text(path: Path) -> TextIO:
    """A UTF-8 file, its line ends untouched; its damaged bytes are those `mended` shows."""
    return path.open(encoding="utf-8", errors="surrogateescape", newline="")


def mended(text: str) -> str:
    """The text with U+FFFD in place of every damaged byte."""
    return text.encode(errors="surrogateescape").decode(errors="replace")


def physical_lines(file: TextIO) -> Iterator[str]:
    """The lines of a text file; of an endless one only the first million characters."""
    while line := file.readline(LONGEST_RECORD):
        rest = line
        while len(rest) == LONGEST_RECORD and not rest.endswith(("\n", "\r")):
            rest = file.readline(LONGEST_RECORD)
        yield line


class _Lines:
    """Text lines that can be given back; a record may take at most a thousand."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._source = iter(lines)
        self._pending: deque[str] = deque()
        self.taken: list[str] = []
        self.given_back = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise StopIteration
        line = self._pending.popleft() if self._pending else next(self._source)
        self.taken.append(line)
        return line

    def keep_first(self) -> None:
        back = self.taken[1:]
        del self.taken[1:]
        self._pending.extendleft(reversed(back))
        self.given_back += sum(map(len, back))


def read_records(
    lines: Iterable[str], dialect: Dialect, shape: Shape, *, first_line: int = 1
) -> Iterator[Record | Reject]:
    """Every record of the lines in order, read or rejected; blank lines are no records.

    Raises FileError when so many quotes never close that reading on would take too long.
    """
    source = _Lines(lines)
    reader = csv_records(source, dialect)
    line = first_line
    while True:
        source.taken.clear()
        found = _next_record(reader, source, dialect, shape)
        if not source.taken:
            return
        if isinstance(found, str):
            yield Reject(line, found, mended("".join(source.taken).rstrip("\r\n")[:RAW_LENGTH]))
        elif found:
            yield Record(line, found, "".join(source.taken))
        line += len(source.taken)
        if source.given_back > _MOST_REREAD:
            raise FileError(
                f"Too many quotes are opened and never closed, up to line {line:,}.",
                "Export the file again with every cell in quotes, or as XLSX.",
            )


def _next_record(
    reader: Iterator[list[str]], source: _Lines, dialect: Dialect, shape: Shape
) -> list[str] | str:
    """The next record's cells, or why it is rejected, or no cells for a blank line."""
    try:
        cells = next(reader, [])
    except csv.Error as error:
        if len(source.taken) == 1:
            return _quoting_reason(str(error))
        source.keep_first()
        return _UNCLOSED
    if _is_blank(cells, source.taken, shape):
        return []
    reason = _misfit(cells, source.taken, shape)
    if reason is None:
        return _flaw(cells, source.taken, dialect, shape) or cells
    if any(_stands_alone(line, dialect, shape) for line in source.taken[1:]):
        source.keep_first()
        return _UNCLOSED
    return reason


def _is_blank(cells: list[str], taken: list[str], shape: Shape) -> bool:
    if not cells:
        return True
    return shape.width > 1 and len(cells) == 1 and not taken[0].strip()


def _misfit(cells: list[str], taken: list[str], shape: Shape) -> str | None:
    if sum(map(len, taken)) >= LONGEST_RECORD:
        return f"is longer than {LONGEST_RECORD:,} characters"
    count = len(cells)
    surplus = cells[shape.width :]
    if shape.needed <= count and not any(surplus) and (shape.spare or not surplus):
        return None
    return f"has {count} {'cell' if count == 1 else 'cells'}, the header has {shape.width}"


def _flaw(cells: list[str], taken: list[str], dialect: Dialect, shape: Shape) -> str | None:
    """What is wrong in a record that has the right number of cells."""
    for line in taken:
        if "\0" in line:
            return "holds a NUL character, which is no text"
        if not line.isascii() and _is_damaged(line):
            return "holds bytes that are no characters"
    if dialect.quote and not dialect.escape and not dialect.spaced:
        return misquoted(cells, taken, dialect.delimiter, dialect.quote, shape.quoted)
    return None


def _is_damaged(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return True
    return False


def _stands_alone(line: str, dialect: Dialect, shape: Shape) -> bool:
    """Whether a line inside a broken record is a whole record: then a quote has run away."""
    if shape.needed == 1:
        return False
    try:
        cells = next(csv_records([line], dialect), [])
    except csv.Error:
        return False
    return _misfit(cells, [line], shape) is None


def _quoting_reason(error: str) -> str:
    if "unexpected end" in error:
        return _UNCLOSED
    if "field limit" in error:
        return f"is longer than {LONGEST_RECORD:,} characters"
    return "has text after a closing quote"
