"""The records of a JSON file become rows of a CSV file of ours."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from leadpact.errors import FileError
from leadpact.ingest.formats.json_cells import RecordError, cells_of, check_text
from leadpact.ingest.header import shape_of
from leadpact.ingest.records import Dialect, Reject, csv_records, open_text

_MOST_REJECTS = 100_000
_MOST_NAMES = 2_000
_AGAIN = "Export it again, as CSV if the program offers it."


class Source(NamedTuple):
    """One record: its line, its text as it stands, and its value or why there is none."""

    line: int
    raw: str
    value: object


@dataclass
class Written:
    """What was written: the names of the cells, how many rows, and what was put aside."""

    header: tuple[str, ...] = ()
    rows: int = 0
    rejects: list[Reject] = field(default_factory=list)


def write_rows(records: Iterable[Source], target: Path, name: str) -> Written:
    """Write the records as CSV, each led by its line; the first row only stands for the header.

    The names come in the order of their first appearance; one that holds nothing itself, but
    parts with dotted names, is left out. Raises FileError, by the file's `name`, when there is no
    record, or too many names or broken records.
    """
    part = target.with_name("part.csv")
    positions: dict[str, int] = {}
    filled: set[int] = set()
    written = Written()
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for source in records:
            try:
                row = _row(source.value, positions, filled)
            except RecordError as error:
                written.rejects.append(Reject(source.line, str(error), source.raw))
                _check_rejects(written, name)
                continue
            writer.writerow([source.line, *row])
            written.rows += 1
            if len(positions) > _MOST_NAMES:
                shape_of(tuple(positions), name)
    kept = _kept(positions, filled)
    written.header = tuple(kept)
    _check_some(written, name)
    _pad(part, target, list(kept.values()))
    part.unlink()
    return written


def _row(value: object, positions: dict[str, int], filled: set[int]) -> list[str]:
    if isinstance(value, RecordError):
        raise value
    cells = cells_of(value)
    row = list(cells.values()) if list(cells) == list(positions) else _placed(cells, positions)
    if len(filled) < len(positions):
        filled.update(position for position, text in enumerate(row) if text)
    return row


def _placed(cells: dict[str, str], positions: dict[str, int]) -> list[str]:
    """The cells at the positions of their names; new names get the next."""
    fresh = [name for name in cells if name not in positions]
    check_text("".join(fresh))
    for name in fresh:
        positions[name] = len(positions)
    row = [""] * len(positions)
    for name, text in cells.items():
        row[positions[name]] = text
    return row


def _kept(positions: dict[str, int], filled: set[int]) -> dict[str, int]:
    parents = {name[:dot] for name in positions for dot, letter in enumerate(name) if letter == "."}
    return {
        name: position
        for name, position in positions.items()
        if position in filled or name not in parents
    }


def _pad(part: Path, target: Path, kept: list[int]) -> None:
    """Write the rows of `part` anew, each with all the cells that are kept."""
    width = max(kept, default=-1) + 2
    with open_text(part) as reading, target.open("w", encoding="utf-8", newline="") as writing:
        writer = csv.writer(writing)
        writer.writerow(range(len(kept) + 1))
        for row in csv_records(reading, Dialect()):
            cells = row + [""] * (width - len(row))
            writer.writerow([cells[0], *(cells[position + 1] for position in kept)])


def _check_rejects(written: Written, name: str) -> None:
    if len(written.rejects) > max(_MOST_REJECTS, written.rows):
        first = written.rejects[0]
        raise FileError(
            f"{name} is no table: most of its records cannot be read. "
            f"Line {first.line:,} {first.reason}.",
            _AGAIN,
        )


def _check_some(written: Written, name: str) -> None:
    if written.rows:
        shape_of(written.header, name)
    elif written.rejects:
        first = written.rejects[0]
        raise FileError(
            f"{name} holds no record that can be read. Line {first.line:,} {first.reason}.", _AGAIN
        )
    else:
        raise FileError(f"{name} holds an empty list: no records.", "Export it again.")
