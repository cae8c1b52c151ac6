"""Text lines become records; a broken record is rejected without taking its neighbours along."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from leadpact.errors import FileError

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
    """How a text file separates and quotes its cells; an empty quote means none."""

    delimiter: str = ","
    quote: str = '"'


@dataclass(frozen=True)
class Shape:
    """How many cells the header has, and how many of them a record cannot lack."""

    width: int
    needed: int


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
    """A record that could be read, and the physical line, from 1, where it starts."""

    line: int
    cells: list[str]


def csv_records(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    """The records of text lines; raises csv.Error at the first that breaks the quoting."""
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        strict=True,
    )


def open_text(path: Path) -> TextIO:
    """A UTF-8 file, its line ends untouched."""
    return path.open(encoding="utf-8", newline="")


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
            yield Reject(line, found, "".join(source.taken).rstrip("\r\n")[:RAW_LENGTH])
        elif found:
            yield Record(line, found)
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
        return cells
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
    if any("\0" in line for line in taken):
        return "holds a NUL character, which is no text"
    count = len(cells)
    if shape.needed <= count and not any(cells[shape.width :]):
        return None
    return f"has {count} {'cell' if count == 1 else 'cells'}, the header has {shape.width}"


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
