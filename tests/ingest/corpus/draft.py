"""A file in the making: its records, its style, its flaws, and the table that is to come out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.ingest.corpus.clean import CleanTable

Row = tuple[str | None, ...]
Outcome = Literal["row", "reject", "nothing"]


@dataclass(frozen=True)
class Style:
    """How cells become lines; the line ends are used in turn, an escape of "" doubles quotes."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    space: str = ""
    all_quoted: bool = False
    trailing: Literal["", "rows", "all"] = ""
    line_ends: tuple[str, ...] = ("\n",)
    final_end: bool = True

    def cell(self, text: str) -> str:
        """The text as it stands in a file of this style."""
        marks = (self.delimiter, self.quote, "\r", "\n")
        led = bool(self.space) and text.startswith(" ")
        if self.all_quoted or led or any(mark in text for mark in marks):
            return self.quoted(text)
        return text

    def quoted(self, text: str) -> str:
        """The text in quotes."""
        escaped = text.replace(self.escape, self.escape * 2) if self.escape else text
        inner = escaped.replace(self.quote, (self.escape or self.quote) + self.quote)
        return f"{self.quote}{inner}{self.quote}"

    def line(self, cells: list[str], *, header: bool = False) -> str:
        """Written cells as one line without its end."""
        joined = (self.delimiter + self.space).join(cells)
        ends = self.trailing == "all" or (self.trailing == "rows" and not header)
        return joined + self.delimiter if ends else joined


Spoil = Callable[[list[str], Style], str]


def whole(cells: list[str], style: Style) -> str:
    """The line of a record that nothing is wrong with."""
    return style.line(cells)


@dataclass(frozen=True)
class Record:
    """What stands in a line, how it is spoiled, and what is to become of it."""

    cells: tuple[str, ...]
    spoil: Spoil = whole
    outcome: Outcome = "row"


def _as_text(draft: "Draft") -> bytes:
    return draft.encode(draft.text())


def in_utf_8(text: str) -> bytes:
    """The text in UTF-8 without a mark."""
    return text.encode()


@dataclass(frozen=True)
class Draft:
    """A file in the making: `header` is what is written, `names` what is to be read."""

    header: tuple[str, ...]
    names: tuple[str, ...]
    records: tuple[Record, ...]
    style: Style = Style()
    has_header: bool = True
    above: tuple[Callable[[Style, int], str], ...] = ()
    encode: Callable[[str], bytes] = in_utf_8
    write: Callable[["Draft"], bytes] = field(default=_as_text)
    suffix: str = ".csv"

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.header)

    def text(self) -> str:
        """The whole file as text."""
        style = self.style
        lines = [one(style, self.width) for one in self.above]
        if self.has_header:
            lines.append(style.line([style.cell(name) for name in self.header], header=True))
        lines += [
            record.spoil([style.cell(cell) for cell in record.cells], style)
            for record in self.records
        ]
        ends = [style.line_ends[n % len(style.line_ends)] for n in range(len(lines))]
        if not style.final_end:
            ends[-1] = ""
        return "".join(line + end for line, end in zip(lines, ends, strict=True))

    def rows(self) -> list[Row]:
        """The rows that are to come out: None is an empty cell."""
        return [
            tuple(cell or None for cell in record.cells)
            for record in self.records
            if record.outcome == "row"
        ]

    def rejects(self) -> int:
        """How many records are to be rejected."""
        return sum(record.outcome == "reject" for record in self.records)


def draft_of(table: CleanTable) -> Draft:
    """The clean table as an ordinary CSV file in UTF-8."""
    return Draft(table.columns, table.columns, tuple(Record(row) for row in table.rows))
