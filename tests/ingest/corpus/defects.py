"""What files suffer from: each defect changes a draft, and says what is to come out of it."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from tests.ingest.corpus.draft import Draft, Spoil, Style
from tests.ingest.corpus.formats import FORMATS, packed_by_gzip, packed_by_zip
from tests.ingest.corpus.spoiled import (
    DEFECT_COLUMN,
    blank_lines,
    change,
    damaged,
    footer,
    is_far_from_ascii,
    rewritten,
    spoiled,
    stray_quote,
    too_few,
    too_many,
)

Slot = Literal[
    "delimiter",
    "encoding",
    "line ends",
    "last line",
    "quoting",
    "trailing",
    "above",
    "header",
    "rows",
    "format",
    "pack",
]


@dataclass(frozen=True)
class Defect:
    """One defect: two of the same slot exclude each other, but for "rows".

    `fits` says whether the draft of a clean table can have it at all.
    """

    name: str
    slot: Slot
    put: Callable[[Draft], Draft]
    fits: Callable[[Draft], bool] = lambda _: True


def _wide(least: int) -> Callable[[Draft], bool]:
    return lambda draft: draft.width >= least


def _encoded(encoding: str, mark: bytes, draft: Draft) -> Draft:
    return replace(draft, encode=lambda text: mark + text.encode(encoding))


def _can_encode(encoding: str) -> Callable[[Draft], bool]:
    def fits(draft: Draft) -> bool:
        try:
            draft.text().encode(encoding)
        except UnicodeEncodeError:
            return False
        return not draft.text().isascii()

    return fits


def _styled(change: Callable[[Style], Style]) -> Callable[[Draft], Draft]:
    return lambda draft: replace(draft, style=change(draft.style))


def _delimited(delimiter: str) -> Callable[[Draft], Draft]:
    return _styled(lambda style: replace(style, delimiter=delimiter))


def _no_escape_meant(draft: Draft) -> bool:
    return "\\" not in draft.text()


def _quotes_occur(draft: Draft) -> bool:
    return '"' in draft.text()


def _lines_in_cells(draft: Draft) -> bool:
    return any("\n" in cell for record in draft.records for cell in record.cells)


# What stands above the header.


def _separator_line(style: Style, _: int) -> str:
    return f"sep={style.delimiter}"


def _said(text: str, _style: Style, _width: int) -> str:
    return text


def _padded(text: str, style: Style, width: int) -> str:
    return text + style.delimiter * (width - 1)


_PREAMBLE = ("Leads of the spring fair", "By Anna, 5 January 2026", "", "All regions")


def _above(texts: tuple[str, ...], draft: Draft) -> Draft:
    return replace(draft, above=tuple(partial(_said, text) for text in texts))


def _padded_above(draft: Draft) -> Draft:
    return replace(draft, above=tuple(partial(_padded, text) for text in _PREAMBLE))


# What stands in the header.


def _named(position: int, written: str, read: str, draft: Draft) -> Draft:
    header, names = list(draft.header), list(draft.names)
    header[position], names[position] = written, read
    return replace(draft, header=tuple(header), names=tuple(names))


def _repeated_name(draft: Draft) -> Draft:
    first = draft.header[0]
    return _named(DEFECT_COLUMN, first, f"{first} (2)", draft)


def _without_header(draft: Draft) -> Draft:
    names = tuple(f"column {position}" for position in range(1, draft.width + 1))
    return replace(draft, has_header=False, names=names)


def _header_only(draft: Draft) -> Draft:
    return replace(draft, records=())


def _row_defect(
    name: str,
    place: float,
    spoil: Spoil,
    fits: Callable[[Draft], bool] = lambda _: True,
) -> Defect:
    return Defect(name, "rows", partial(spoiled, place, spoil, "reject"), fits)


_LONG_TEXT = "A note, as long as a book. " * 8_000
_LINES = "first\nsecond\n\nlast, after a blank one"
_ALL_LINE_ENDS = "first\nsecond\r\nthird\rlast"

DELIMITERS = tuple(
    Defect(name, "delimiter", _delimited(delimiter), _wide(2))
    for name, delimiter in {
        "semicolon": ";",
        "tab": "\t",
        "bar": "|",
        "caret": "^",
        "tilde": "~",
        "colon": ":",
        "unit-separator": "\x1f",
    }.items()
)

ENCODINGS = tuple(
    Defect(name, "encoding", partial(_encoded, encoding, mark), _can_encode(encoding))
    for name, encoding, mark in (
        ("utf-8-mark", "utf-8", codecs.BOM_UTF8),
        ("utf-16-le-mark", "utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be-mark", "utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", "utf-16-le", b""),
        ("utf-16-be", "utf-16-be", b""),
        ("cp1252", "cp1252", b""),
        ("latin-1", "latin-1", b""),
    )
)

LINES = (
    Defect("cr", "line ends", _styled(lambda style: replace(style, line_ends=("\r",)))),
    Defect("crlf", "line ends", _styled(lambda style: replace(style, line_ends=("\r\n",)))),
    Defect(
        "mixed-ends",
        "line ends",
        _styled(lambda style: replace(style, line_ends=("\n", "\r\n", "\r"))),
    ),
    Defect("no-final-end", "last line", _styled(lambda style: replace(style, final_end=False))),
    Defect("trailing", "trailing", _styled(lambda style: replace(style, trailing="all")), _wide(2)),
    Defect(
        "trailing-rows",
        "trailing",
        _styled(lambda style: replace(style, trailing="rows")),
        _wide(2),
    ),
)

QUOTING = (
    Defect(
        "single-quotes",
        "quoting",
        _styled(lambda style: replace(style, quote="'")),
        _lines_in_cells,
    ),
    Defect(
        "single-quotes-everywhere",
        "quoting",
        _styled(lambda style: replace(style, quote="'", all_quoted=True)),
    ),
    Defect(
        "backslash",
        "quoting",
        _styled(lambda style: replace(style, escape="\\")),
        lambda draft: _no_escape_meant(draft) and _quotes_occur(draft),
    ),
    Defect("all-quoted", "quoting", _styled(lambda style: replace(style, all_quoted=True))),
    Defect("spaces", "quoting", _styled(lambda style: replace(style, space=" ")), _wide(3)),
)

ABOVE = (
    Defect("sep-line", "above", lambda draft: replace(draft, above=(_separator_line,)), _wide(2)),
    Defect("preamble-1", "above", partial(_above, _PREAMBLE[:1]), _wide(2)),
    Defect("preamble-2", "above", partial(_above, _PREAMBLE[:2]), _wide(4)),
    Defect("preamble-4", "above", partial(_above, _PREAMBLE), _wide(4)),
    Defect("preamble-padded", "above", _padded_above, _wide(4)),
)

HEADERS = (
    Defect("repeated-name", "header", _repeated_name, _wide(2)),
    Defect("no-name", "header", partial(_named, DEFECT_COLUMN, "", "column 2"), _wide(3)),
    Defect("no-header", "header", _without_header, lambda draft: draft.header[0] == "Key"),
    Defect("header-only", "header", _header_only, _wide(2)),
)

ROWS = (
    Defect("footer", "rows", footer, _wide(3)),
    Defect("blank-lines", "rows", partial(blank_lines, "")),
    Defect("lines-of-blanks", "rows", partial(blank_lines, "   "), _wide(2)),
    _row_defect("nul", 0.55, change(lambda text, _: f"{text[:1]}\0{text[1:]}")),
    _row_defect(
        "quote-too-many", 0.2, change(lambda text, style: f"{style.quoted(text)}{style.quote}")
    ),
    _row_defect("open-quote", 0.3, change(lambda text, style: f"{style.quote}{text}")),
    _row_defect("text-after-quote", 0.7, change(lambda text, style: f"{style.quoted(text)} jr.")),
    _row_defect("too-few", 0.45, too_few, _wide(2)),
    _row_defect("too-many", 0.8, too_many, _wide(2)),
    Defect("stray-quote", "rows", stray_quote),
    Defect("damaged-byte", "encoding", damaged, is_far_from_ascii),
    Defect("long-cell", "rows", partial(rewritten, 0.9, _LONG_TEXT)),
    Defect("lines-in-a-cell", "rows", partial(rewritten, 0.1, _LINES)),
    Defect("all-ends-in-a-cell", "rows", partial(rewritten, 0.15, _ALL_LINE_ENDS)),
)

OTHER_FORMATS = tuple(Defect(name, "format", put) for name, put in FORMATS.items())

PACKED = (
    Defect("gzip", "pack", packed_by_gzip),
    Defect("zip", "pack", packed_by_zip),
)

DEFECTS = (
    *DELIMITERS,
    *ENCODINGS,
    *LINES,
    *QUOTING,
    *ABOVE,
    *HEADERS,
    *ROWS,
    *OTHER_FORMATS,
    *PACKED,
)
