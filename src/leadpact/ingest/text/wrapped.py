"""Files in which every line stands in quotes as a whole, as some exports write them twice over."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from leadpact.ingest.records import Dialect, csv_records, open_text, physical_lines
from leadpact.ingest.text.preamble import start_of

_USUAL = (",", ";", "\t", "|")
_CONVINCING_WIDTH = 3
_ONE_CELL = Dialect("")


def wrapped_delimiter(sample: Sequence[str], said: str | None) -> str | None:
    """The delimiter inside lines that are quoted as a whole; None when they are not.

    Every line has to be one cell in quotes that holds as many cells as all others, three or more
    unless the delimiter is `said`.
    """
    inner = [_unwrapped(line) for line in sample if line.strip()]
    lines = [line for line in inner if line is not None]
    if said == "" or len(lines) < len(inner) or len(lines) <= 1:
        return None
    for delimiter in _USUAL if said is None else (said,):
        start = start_of(lines, Dialect(delimiter))
        least = _CONVINCING_WIDTH if said is None else 2
        if start.width >= least and start.share == 1 and not start.above:
            return delimiter
    return None


def unwrap(source: Path) -> Path:
    """A file in place of `source`, without the quotes around each line; other lines as they are."""
    target = source.with_name("lines.csv")
    with open_text(source) as reading, target.open("wb") as writing:
        for line in physical_lines(reading):
            inner = _unwrapped(line)
            text = line if inner is None else inner
            writing.write(text.encode(errors="surrogateescape"))
    source.unlink()
    return target


def _unwrapped(line: str) -> str | None:
    text = line.rstrip("\r\n")
    if not (text.startswith('"') and text.endswith('"')):
        return None
    try:
        cells = next(_cells(text), [])
    except csv.Error:
        return None
    return cells[0] + line[len(text) :] if len(cells) == 1 else None


def _cells(text: str) -> Iterator[list[str]]:
    return csv_records([text], _ONE_CELL)
