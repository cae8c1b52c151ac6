"""Which delimiter and quote a text file uses, found by trying and scoring."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from leadpact.ingest.records import Dialect, Record, Shape, csv_records, read_records

SAMPLE_LINES = 2_000
SAMPLE_LENGTH = 500_000
_SCORED_RECORDS = 1_000
# The standard library's guesser is quadratic in what it is shown.
_SNIFFED_LENGTH = 4_000
_USUAL = (",", ";", "\t", "|")
_UNUSUAL = ("^", "~", ":", "\x1f", "\x01", " ")
_UNUSUAL_PENALTY = 0.1
_PROSE_PENALTY = 0.2
_ONE_COLUMN = 0.3
_LEAST_USUAL = 0.35
_CONVINCING_WIDTH = 3
_SEPARATOR_LINE = re.compile(r'"?sep=([^\w\r\n"])"?[\r\n]*', re.IGNORECASE)


@dataclass(frozen=True)
class Start:
    """How a text file begins.

    `skip` is the number of physical lines before the header, `header_lines` that of the header
    itself, and `header` its cells. `header_is_whole` is false when its quotes are broken.
    """

    dialect: Dialect
    skip: int
    header_lines: int
    header: tuple[str, ...]
    header_is_whole: bool


def find_start(sample: Sequence[str], proposed: Iterable[str]) -> Start | None:
    """The dialect and header of a file from its first lines; None when all of them are blank.

    `proposed` are the delimiters that other guessers found; they and the usual ones are tried
    on up to 1,000 records, and the one that cuts most of them to the header's width is taken.
    """
    declared = _SEPARATOR_LINE.fullmatch(sample[0]) if sample else None
    skip = 1 if declared else 0
    while skip < len(sample) and not sample[skip].strip():
        skip += 1
    if skip == len(sample):
        return None
    lines = sample[skip:]
    votes = [*proposed, *_standard_guess(lines)]
    delimiters = (declared[1],) if declared else tuple(dict.fromkeys((*_USUAL, *_UNUSUAL, *votes)))
    quote = _quote_of(lines[0])
    starts = [
        _start(lines, Dialect(delimiter, quote), skip)
        for delimiter in delimiters
        if delimiter != quote
    ]
    return max(starts, key=lambda start: _merit(start, lines, votes))


def _standard_guess(lines: Sequence[str]) -> Iterator[str]:
    try:
        guess = csv.Sniffer().sniff("".join(lines)[:_SNIFFED_LENGTH]).delimiter
    except csv.Error:
        return
    if not guess.isalnum() and guess not in "\r\n\"'":
        yield guess


def _quote_of(line: str) -> str:
    text = line.strip()
    return "'" if len(text) > 1 and text[0] == text[-1] == "'" else '"'


def _start(lines: Sequence[str], dialect: Dialect, skip: int) -> Start:
    taken = 0

    def counted() -> Iterator[str]:
        nonlocal taken
        for line in lines:
            taken += 1
            yield line

    try:
        header = next(csv_records(counted(), dialect))
    except csv.Error:
        # The names are then those of one plain line.
        header = next(csv_records(lines, Dialect(dialect.delimiter, "")))
        return Start(dialect, skip, 1, tuple(header), header_is_whole=False)
    return Start(dialect, skip, taken, tuple(header), header_is_whole=True)


def _merit(start: Start, lines: Sequence[str], votes: Sequence[str]) -> tuple[float, int, int]:
    """How well a dialect explains the sample; equal scores are settled by width, then votes."""
    width = len(start.header)
    delimiter = start.dialect.delimiter
    if width == 1:
        return _ONE_COLUMN, width, 0
    score = _share_that_fits(start, lines)
    if delimiter == " " and (width < _CONVINCING_WIDTH or score < 1):
        return 0, width, 0
    prose = all(name.startswith(" ") for name in start.header[1:])
    if delimiter not in _USUAL:
        score -= _UNUSUAL_PENALTY
    elif not prose:
        # A usual delimiter in the header stands, even when no record below it is whole.
        score = max(score, _LEAST_USUAL)
    if prose:
        score -= _PROSE_PENALTY
    return round(score, 2), width, votes.count(delimiter)


def _share_that_fits(start: Start, lines: Sequence[str]) -> float:
    named = [position for position, name in enumerate(start.header, 1) if name.strip()]
    shape = Shape(len(start.header), named[-1] if named else 1)
    found = list(
        islice(read_records(lines[start.header_lines :], start.dialect, shape), _SCORED_RECORDS)
    )
    if not found:
        return 1.0
    return sum(isinstance(record, Record) for record in found) / len(found)
