"""Where the table of a text begins: below the titles, remarks and blank lines above its header."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from leadpact.ingest.records import (
    Dialect,
    Record,
    Reject,
    Shape,
    csv_records,
    mended,
    read_records,
)
from leadpact.ingest.text.kinds import Verdict, verdict_on
from leadpact.ingest.text.start import Start

_SCORED_RECORDS = 500
_MOST_LINES_ABOVE = 50
_MOST_ABOVE = 12
_LEAST_SHARE = 0.6
_NEARLY_ALL = 0.9
_CONVINCING_WIDTH = 4
_LEAST_PADDED = 3


def start_of(lines: Sequence[str], dialect: Dialect) -> Start:
    """How the lines begin in this dialect: at the first that is not blank, or below a preamble.

    A preamble is made of lines that are narrower than the records below them, or of words with
    no cells beside them.
    """
    first = _tried(_begun(lines, dialect, _next_filled(lines, 0)), lines)
    if not dialect.delimiter:
        return first
    if first.share >= _NEARLY_ALL:
        return _below_titles(first, lines)
    seen = {first.width, 1}
    best = first
    for start in _later_starts(first, lines):
        if start.width in seen:
            continue
        seen.add(start.width)
        tried = _tried(start, lines)
        if _is_better(tried, best) and _may_end(first, tried, lines):
            best = tried
    return _below_titles(best if best is first else _judged(first, best, lines), lines)


def records_below(start: Start, lines: Sequence[str]) -> list[Record]:
    """The whole ones of the first records below the header."""
    return [found for found in _below(start, lines) if isinstance(found, Record)]


def _next_filled(lines: Sequence[str], place: int) -> int:
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place


def _begun(lines: Sequence[str], dialect: Dialect, skip: int) -> Start:
    taken = 0

    def counted() -> Iterator[str]:
        nonlocal taken
        for line in islice(lines, skip, None):
            taken += 1
            yield line

    whole = True
    try:
        header = next(csv_records(counted(), dialect))
    except csv.Error:
        # The names are then those of one plain line.
        plain = Dialect(dialect.delimiter, "")
        header, taken, whole = next(csv_records(lines[skip : skip + 1], plain)), 1, False
    return Start(dialect, skip, taken, tuple(map(mended, header)), whole)


def _later_starts(first: Start, lines: Sequence[str]) -> Iterator[Start]:
    place = first.skip + 1
    while (place := _next_filled(lines, place)) < min(len(lines), _MOST_LINES_ABOVE):
        start = _begun(lines, first.dialect, place)
        above = sum(bool(line.strip()) for line in lines[first.skip : place])
        if above > _MOST_ABOVE:
            return
        if start.header_is_whole and any(name.strip() for name in start.header):
            yield replace(start, above=above)
        place += 1


def _below(start: Start, lines: Sequence[str]) -> Iterator[Record | Reject]:
    named = [position for position, name in enumerate(start.header, 1) if name.strip()]
    shape = Shape(start.width, named[-1] if named else 1)
    body = lines[start.skip + start.header_lines :]
    return islice(read_records(body, start.dialect, shape), _SCORED_RECORDS)


def _tried(start: Start, lines: Sequence[str]) -> Start:
    found = list(_below(start, lines))
    fits = sum(isinstance(record, Record) for record in found)
    return replace(start, fits=fits, tried=len(found))


def _is_better(found: Start, best: Start) -> bool:
    if found.share < _LEAST_SHARE:
        return False
    # Below a line of one cell other such lines fit, but say nothing.
    if best.width == 1:
        return found.fits * found.width >= found.above
    return found.fits > 2 * best.fits


def _may_end(first: Start, found: Start, lines: Sequence[str]) -> bool:
    """Whether what begins with `first` may be a preamble, and no header of records that misfit."""
    if first.width == 1 or first.is_prose:
        return True
    verdict = _verdict(found, lines)
    parted = first.width < found.width and not lines[found.skip - 1].strip()
    return verdict is Verdict.NAMES or (verdict is Verdict.UNTOLD and parted)


def _judged(first: Start, found: Start, lines: Sequence[str]) -> Start:
    parted = not lines[found.skip - 1].strip() and (found.above > 1 or found.width >= _LEAST_PADDED)
    proven = (
        parted
        or first.width > 1
        or (found.width >= _CONVINCING_WIDTH and not found.is_prose)
        or _verdict(found, lines) is Verdict.NAMES
    )
    return replace(found, proven=proven)


def _below_titles(start: Start, lines: Sequence[str]) -> Start:
    """The header below titles that have as many cells as the table.

    A spreadsheet fills them up with empty cells, or there are commas in their sentences.
    """
    padded = start.width >= _LEAST_PADDED and _is_padded(start.header)
    sentence = start.width > 1 and start.is_prose and not start.dialect.spaced
    if not (padded or sentence):
        return start
    for later in _later_starts(start, lines):
        if later.width < start.width or _is_padded(later.header):
            continue
        found = _tried(replace(later, above=start.above + later.above), lines)
        verdict = _verdict(found, lines)
        named = verdict is Verdict.NAMES or (padded and verdict is not Verdict.DATA)
        plain = later.width == start.width and (padded or not later.is_prose)
        return found if named and plain and found.fits else start
    return start


def _is_padded(cells: Sequence[str]) -> bool:
    filled = [position for position, cell in enumerate(cells, 1) if cell.strip()]
    return len(filled) <= len(cells) // 2 and filled == list(range(1, len(filled) + 1))


def _verdict(start: Start, lines: Sequence[str]) -> Verdict:
    return verdict_on(start.header, [record.cells for record in records_below(start, lines)])
