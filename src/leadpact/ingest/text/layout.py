"""How a text is laid out: where its table starts, its header, and the shape of its records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leadpact.errors import FileError
from leadpact.ingest.content import SAVE_AS
from leadpact.ingest.header import fitted, shape_of
from leadpact.ingest.records import Shape
from leadpact.ingest.text.dialect import find_starts
from leadpact.ingest.text.kinds import Verdict, verdict_on
from leadpact.ingest.text.preamble import records_below
from leadpact.ingest.text.start import Start
from leadpact.ingest.ways import ask_for_delimiter, ask_for_header, in_words, left_out


@dataclass(frozen=True)
class Layout:
    """Where a text's table starts, its header, and the shape of its records.

    The header has the names of the columns if `headed`, otherwise only empty ones. `told` says
    in words what was found out.
    """

    start: Start
    header: tuple[str, ...]
    shape: Shape
    headed: bool
    told: tuple[str, ...]

    @property
    def before(self) -> int:
        """The number of physical lines before the first record."""
        return self.start.skip + (self.start.header_lines if self.headed else 0)


def lay_out(
    file_name: str,
    sample: Sequence[str],
    proposed: Sequence[str],
    delimiter: str | None,
    has_header: bool | None,
) -> Layout:
    """The layout of the file that begins with the `sample` of lines.

    `proposed` are delimiters that others found; `delimiter` and `has_header` were said, or are
    None. Raises FileError when it is no table, AmbiguousFileError when it is two that differ.
    """
    starts = find_starts(sample, proposed, delimiter)
    if not starts:
        raise FileError(f"{file_name} holds nothing but blank lines.", SAVE_AS)
    if len(starts) > 1:
        raise ask_for_delimiter(file_name, starts, sample)
    start = starts[0]
    records = records_below(start, sample)
    verdict = verdict_on(start.header, [record.cells for record in records])
    if not start.header_is_whole:
        verdict = Verdict.NAMES
    elif has_header is not None:
        verdict = Verdict.NAMES if has_header else Verdict.DATA
    if verdict is Verdict.EITHER:
        raise ask_for_header(file_name, start, sample)
    if headed := verdict is not Verdict.DATA:
        header, shape = start.header, shape_of(start.header, file_name)
    else:
        header, shape = ("",) * start.width, Shape(start.width, start.width)
    told = tuple(_told(start, verdict))
    return Layout(start, header, fitted(shape, records, start.dialect), headed, told)


def _told(start: Start, verdict: Verdict) -> Iterator[str]:
    dialect = start.dialect
    if start.width > 1:
        yield f"cells separated by {in_words(dialect.delimiter)}"
    else:
        yield "read as one column"
    if dialect.quote == "'":
        yield "cells in single quotes"
    if dialect.escape:
        yield f"quotes within cells marked by {dialect.escape}"
    if dialect.spaced:
        yield "spaces after the separators left out"
    if start.above:
        yield left_out(start.above)
    if verdict is Verdict.DATA:
        yield "no header: the columns are numbered"
    if verdict is Verdict.UNTOLD:
        yield "the first row taken for the names of the columns"
