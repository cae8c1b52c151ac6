"""Which delimiter, quote and escape a text file uses, found by trying and scoring."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from leadpact.ingest.records import Dialect
from leadpact.ingest.text.kinds import has_typed_column
from leadpact.ingest.text.preamble import records_below, start_of
from leadpact.ingest.text.start import Start
from leadpact.ingest.text.variants import variants_of

SAMPLE_LINES = 2_000
SAMPLE_LENGTH = 500_000
# The standard library's guesser is quadratic in what it is shown.
_SNIFFED_LENGTH = 4_000
# Its pattern for quotes can take hours over a few thousand characters.
_WITHOUT_QUOTES = str.maketrans("", "", "\"'")
_USUAL = (",", ";", "\t", "|")
_UNUSUAL = ("^", "~", ":", "\x1f", "\x01", " ")
_UNUSUAL_PENALTY = 0.1
_PROSE_PENALTY = 0.2
_SPACE_PENALTY = 0.05
_ABOVE_PENALTY = 0.15
_ONE_COLUMN = 0.3
_LEAST_USUAL = 0.35
_CONVINCING_WIDTH = 3
_NEARLY_ALL = 0.9
_MUCH_WIDER = 3
_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=([^\w\r\n"])"?[\r\n]*', re.IGNORECASE)


def find_starts(
    sample: Sequence[str], proposed: Iterable[str], said: str | None = None
) -> tuple[Start, ...]:
    """How a file begins, from its first lines; none when all of them are blank.

    `proposed` are the delimiters that other guessers found; they and the usual ones are tried,
    and the one that cuts most records to the header's width is taken. Several starts are given
    when it can be read in ways that differ, the likeliest first. `said` is the delimiter when
    it is known ("" for one column); a first line such as sep=; says it too.
    """
    declared = _SEPARATOR_LINE.fullmatch(sample[0]) if sample else None
    lines = ("\n", *sample[1:]) if declared else tuple(sample)
    if not any(line.strip() for line in lines):
        return ()
    if declared and said is None:
        said = declared[1]
    if said is not None:
        return (_best_variant(lines, said),)
    votes = [*proposed, *_standard_guess(lines)]
    starts = [
        _best_variant(lines, delimiter)
        for delimiter in dict.fromkeys(("", *_USUAL, *_UNUSUAL, *votes))
    ]
    best = max(starts, key=lambda start: _merit(start, votes))
    if best.width == 1:
        return (best, *_cut_below(best, starts, lines))
    return (best, *(start for start in starts if _is_rival(start, best)))


def _cut_below(best: Start, starts: Sequence[Start], lines: Sequence[str]) -> Iterator[Start]:
    """The delimiters that cut every record of a single column evenly, but not its first line.

    That line may be the header of the column, or a title above columns.
    """
    cells = [record.cells for record in records_below(best, lines)]
    # A column of decimal commas is cut in two, and is one column to everybody.
    least = _CONVINCING_WIDTH if has_typed_column(cells, 1) else 2
    for start in starts:
        is_even = start.fits == start.tried >= start.above > 0 and not start.proven
        if is_even and start.dialect.delimiter in _USUAL and start.width >= least:
            yield start


def _standard_guess(lines: Sequence[str]) -> Iterator[str]:
    text = "".join(lines)[:_SNIFFED_LENGTH].translate(_WITHOUT_QUOTES)
    try:
        guess = csv.Sniffer().sniff(text).delimiter
    except csv.Error:
        return
    if not guess.isalnum() and guess not in "\r\n\"'\0":
        yield guess


def _best_variant(lines: Sequence[str], delimiter: str) -> Start:
    """The start with the quote and escape that make most records whole; the plainest of equals."""
    plain = best = start_of(lines, Dialect(delimiter))
    for variant in variants_of(lines, plain.header, delimiter):
        start = start_of(lines, variant.dialect)
        fit, least = _fit(start), _fit(best)
        if fit > least or (fit == least and variant.is_preferred and best is plain):
            best = start
    return best


def _fit(start: Start) -> tuple[bool, int]:
    """How well a variant fits: to leave out a first line is worse than to reject some records."""
    return start.above == 0 and start.share >= _NEARLY_ALL, start.gain


def _merit(start: Start, votes: Sequence[str]) -> tuple[float, int, int]:
    """How well a dialect explains the sample; equal scores are settled by width, then votes."""
    delimiter = start.dialect.delimiter
    if start.width == 1:
        return _ONE_COLUMN, 1, 0 if delimiter else 1
    if not (start.proven and (delimiter in _USUAL or _is_convincing(start))):
        return 0, start.width, 0
    return round(_score(start), 2), start.width, votes.count(delimiter)


def _is_convincing(start: Start) -> bool:
    """Whether a delimiter that is seldom one may be one here."""
    if start.dialect.delimiter != " ":
        return True
    return start.width >= _CONVINCING_WIDTH and start.share == 1 and not start.above


def _score(start: Start) -> float:
    score = start.share
    if start.dialect.delimiter in _USUAL:
        if not start.is_prose and not start.above:
            # A usual delimiter in the header stands, even when no record below it is whole.
            score = max(score, _LEAST_USUAL)
    else:
        score -= _UNUSUAL_PENALTY + (_SPACE_PENALTY if start.dialect.delimiter == " " else 0)
    if start.is_prose and not (start.dialect.spaced and start.width >= _CONVINCING_WIDTH):
        score -= _PROSE_PENALTY
    return score - (_ABOVE_PENALTY if start.above else 0)


def _is_rival(start: Start, best: Start) -> bool:
    """Whether another usual delimiter cuts the header and the records as evenly as the best."""
    if start is best or not {start.dialect.delimiter, best.dialect.delimiter} <= set(_USUAL):
        return False
    narrow, wide = sorted((start.width, best.width))
    alike = (start.skip, round(start.share, 2)) == (best.skip, round(best.share, 2))
    uneven = narrow == 1 or wide >= _MUCH_WIDER * narrow
    return alike and start.fits > 0 and not uneven and not start.is_prose
