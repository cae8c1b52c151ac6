"""The ways in which a file can be read, put to a person with the rows of each."""

from collections.abc import Sequence
from types import MappingProxyType

from leadpact.errors import AmbiguousFileError, Way
from leadpact.ingest.header import column_names
from leadpact.ingest.reading import delimiter_value
from leadpact.ingest.text.preamble import records_below
from leadpact.ingest.text.start import Start

_SHOWN_ROWS = 3
_NAMES = MappingProxyType(
    {
        ",": "commas",
        ";": "semicolons",
        "\t": "tabs",
        "|": "bars",
        ":": "colons",
        " ": "spaces",
        "^": "carets",
        "~": "tildes",
    }
)


def in_words(delimiter: str) -> str:
    """The delimiter in words, as there are several of it: "semicolons"."""
    name = _NAMES.get(delimiter)
    return name or (f"“{delimiter}”" if delimiter.isprintable() else f"U+{ord(delimiter):04X}")


def ask_for_delimiter(
    file_name: str, starts: Sequence[Start], lines: Sequence[str]
) -> AmbiguousFileError:
    """The error that offers a file's readings with different delimiters."""
    ways = tuple(
        Way(
            "delimiter",
            delimiter_value(start.dialect.delimiter),
            _columns_in_words(start),
            _shown(start.header, start, lines),
        )
        for start in starts
    )
    options = " or ".join(f'--delimiter "{way.value}"' for way in ways)
    words = ", or as ".join(way.words for way in ways)
    return AmbiguousFileError(
        f"{file_name} can be read in {len(ways)} ways: as {words}.",
        f"Say which is meant, with {options}; the Upload page shows them with their rows.",
        ways,
    )


def ask_for_header(file_name: str, start: Start, lines: Sequence[str]) -> AmbiguousFileError:
    """The error that offers a file's readings with and without a header."""
    nameless = ("",) * start.width
    with_names = _shown(start.header, start, lines)
    unnamed = column_names(nameless, range(start.width))
    without = (unnamed, start.header, *with_names[1:_SHOWN_ROWS])
    return header_error(file_name, with_names, without)


def header_error(
    file_name: str, with_names: tuple[tuple[str, ...], ...], without: tuple[tuple[str, ...], ...]
) -> AmbiguousFileError:
    """The error that offers the first rows of a file with a header and without one."""
    ways = (
        Way("header", "yes", "the first row names the columns", with_names),
        Way("header", "no", "the first row is data, and the columns have no names", without),
    )
    return AmbiguousFileError(
        f"{file_name} may have column names in its first row, or data.",
        "Say which, with --header or --no-header; the Upload page shows both with their rows.",
        ways,
    )


def _columns_in_words(start: Start) -> str:
    if start.width == 1:
        return "1 column"
    words = f"{start.width} columns, separated by {in_words(start.dialect.delimiter)}"
    return f"{words}, with {left_out(start.above)}" if start.above else words


def left_out(above: int) -> str:
    """How many lines are no part of the table: "3 lines above the header left out"."""
    return f"{above} {'line' if above == 1 else 'lines'} above the header left out"


def _shown(
    header: Sequence[str], start: Start, lines: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    rows = [
        tuple((*record.cells, *[""] * start.width)[: start.width])
        for record in records_below(start, lines)[:_SHOWN_ROWS]
    ]
    return (column_names(header, range(start.width)), *rows)
