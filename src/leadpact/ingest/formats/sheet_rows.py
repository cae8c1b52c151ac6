"""The rows of a sheet: which of them is the header, and which below it fit."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from python_calamine import CalamineSheet

from leadpact.ingest.formats.sheet_cells import Cell, Texts, line_of, raw_of, texts_of

_BATCH = 1_000
_SAMPLE = 100
_HEADER_WITHIN = 20
_MOST_REJECTS = 100_000
_SHOWN_LENGTH = 100

Row = tuple[int, list[Cell]]


class MisfitError(Exception):
    """Too many rows are longer than the header."""


def filled_rows(sheet: CalamineSheet) -> Iterator[Row]:
    """The rows that are not blank, with their numbers in the sheet."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if row.count("") < len(row):
            yield number, row


def write_sheet(sheet: CalamineSheet, rows: Path, texts: Texts, is_bare: bool) -> dict[str, object]:
    """Write the rows below the header; nothing when there is no row at all."""
    records = filled_rows(sheet)
    sample = list(islice(records, _SAMPLE))
    if not sample:
        return {}
    at = 0 if is_bare else _header_position([row for _, row in sample])
    number, names = (0, []) if is_bare else sample[at]
    body = sample if is_bare else sample[at + 1 :]
    width = _width(names, [row for _, row in body])
    with rows.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(range(width + 1))
        writer = _Writer(file, width, texts)
        writer.write(chain(body, records))
    return {
        "header": [""] * width if is_bare else texts_of(names[:width], texts),
        "above": at,
        "sample": [
            [text[:_SHOWN_LENGTH] for text in texts_of(row[:width], texts)] for _, row in body
        ],
        "rows": writer.count,
        "rejects": writer.rejects,
        "merged": sum(
            start[0] >= number and end[0] > start[0]
            for start, end in sheet.merged_cell_ranges or []
        ),
    }


def _header_position(sample: Sequence[list[Cell]]) -> int:
    """The position of the header: titles above it fill at most half of what most rows fill."""
    filled = [len(row) - row.count("") for row in sample]
    most = sorted(filled)[len(filled) * 3 // 4]
    for position, count in enumerate(filled[:_HEADER_WITHIN]):
        if count * 2 > most:
            values = sum(not isinstance(cell, str) for cell in sample[position])
            return position if values * 4 < count else 0
    return 0


def _width(names: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> int:
    """How many cells a row has: up to the last name, or to the last that most rows fill."""
    total = max((len(row) for row in (names, *body)), default=0)
    named = max((position for position, cell in enumerate(names, 1) if cell != ""), default=0)
    for position in range(total - 1, named - 1, -1):
        filled = sum(row[position] != "" for row in body)
        if filled and (not names or filled * 2 >= len(body)):
            return position + 1
    return named


class _Writer:
    """Rows become text, batch by batch; what does not fit is put aside."""

    def __init__(self, file: TextIO, width: int, texts: Texts) -> None:
        self._file = file
        self._width = width
        self._texts = texts
        self.count = 0
        self.rejects: list[tuple[int, str, str]] = []

    def write(self, rows: Iterable[Row]) -> None:
        source = iter(rows)
        while batch := list(islice(source, _BATCH)):
            fitting = [row for row in batch if self._fits(*row)]
            text = self._csv(fitting)
            if "\0" in text:
                fitting = [row for row in fitting if self._is_text(*row)]
                text = self._csv(fitting)
            self._file.write(text)
            self.count += len(fitting)

    def _csv(self, rows: Sequence[Row]) -> str:
        texts = self._texts
        width = self._width
        return "".join(
            [line_of([str(number), *texts_of(row[:width], texts)]) for number, row in rows]
        )

    def _fits(self, number: int, row: list[Cell]) -> bool:
        beyond = len(row) - self._width
        if beyond <= 0 or row[self._width :].count("") == beyond:
            return True
        last = max(position for position, cell in enumerate(row, 1) if cell != "")
        self._reject(number, row, f"has {last} cells, the header has {self._width}")
        return False

    def _is_text(self, number: int, row: list[Cell]) -> bool:
        if not any(isinstance(cell, str) and "\0" in cell for cell in row):
            return True
        self._reject(number, row, "holds a NUL character, which is no text")
        return False

    def _reject(self, number: int, row: list[Cell], reason: str) -> None:
        if len(self.rejects) >= _MOST_REJECTS:
            raise MisfitError
        self.rejects.append((number, reason, raw_of(row, self._texts)))
