"""What files suffer from: each defect changes a draft, and says what is to come out of it."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Literal

from tests.ingest.corpus.draft import Draft, Outcome, Record, Spoil, Style
from tests.ingest.corpus.formats import FORMATS, packed_by_gzip, packed_by_zip

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
_MARK = "\ue000"
_DEFECT_COLUMN = 1
_MANY = 20


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
    return _named(_DEFECT_COLUMN, first, f"{first} (2)", draft)


def _without_header(draft: Draft) -> Draft:
    names = tuple(f"column {position}" for position in range(1, draft.width + 1))
    return replace(draft, has_header=False, names=names)


def _header_only(draft: Draft) -> Draft:
    return replace(draft, records=())


# What stands in the rows.


def _spoiled(place: float, spoil: Spoil, outcome: Outcome, draft: Draft) -> Draft:
    """One record spoiled: the first of a single line, not spoiled yet, from that place on."""
    records = list(draft.records)
    start = int(len(records) * place)
    number = next(
        n for n in count(start) if records[n] == Record(records[n].cells) and _is_plain(records[n])
    )
    records[number] = Record(records[number].cells, spoil, outcome)
    return replace(draft, records=tuple(records))


def _is_plain(record: Record) -> bool:
    text = "".join(record.cells)
    spoiled = record.cells[min(_DEFECT_COLUMN, len(record.cells) - 1)]
    marked = any(mark in text for mark in "\r\n\"'")
    return not marked and bool(spoiled) and bool(record.cells[-1])


def _change(change: Callable[[str, Style], str]) -> Spoil:
    """One cell of the line written anew."""

    def spoil(cells: list[str], style: Style) -> str:
        position = min(_DEFECT_COLUMN, len(cells) - 1)
        changed = list(cells)
        changed[position] = change(cells[position].strip(style.quote), style)
        return style.line(changed)

    return spoil


def _too_few(cells: list[str], style: Style) -> str:
    return style.line(cells[:-1])


def _too_many(cells: list[str], style: Style) -> str:
    return style.line([*cells, "extra"])


def _rewritten(place: float, text: str, draft: Draft) -> Draft:
    """One cell with another text, which is to come out as it is."""
    records = list(draft.records)
    number = int(len(records) * place)
    cells = list(records[number].cells)
    cells[min(_DEFECT_COLUMN, len(cells) - 1)] = text
    records[number] = Record(tuple(cells))
    return replace(draft, records=tuple(records))


def _stray_quote(draft: Draft) -> Draft:
    """A quote inside a cell that has none around it: it is a character like any other."""
    quote = draft.style.quote
    text = f"5{quote} pipes"
    changed = _rewritten(0.4, text, draft)
    number = int(len(draft.records) * 0.4)
    records = list(changed.records)
    records[number] = replace(records[number], spoil=_change(lambda _, style: _bare(style)))
    return replace(changed, records=tuple(records))


def _bare(style: Style) -> str:
    return f"5{style.quote} pipes"


def _footer(draft: Draft) -> Draft:
    total = Record(("",), lambda _cells, _style: f"Total {len(draft.records)} leads", "reject")
    return replace(draft, records=(*draft.records, total))


def _blank_lines(text: str, draft: Draft) -> Draft:
    blank = Record(("",), lambda _cells, _style: text, "nothing")
    records: list[Record] = []
    for number, record in enumerate(draft.records, start=1):
        records += [record, blank] if number % 6 == 0 else [record]
    return replace(draft, records=tuple(records))


def _damaged(draft: Draft) -> Draft:
    """One byte of UTF-8 that goes with no other, in a file that is UTF-8 everywhere else."""
    spoiled = _spoiled(0.5, _change(lambda text, _: text + _MARK), "reject", draft)
    return replace(
        spoiled, encode=lambda text: text.encode().replace(_MARK.encode(), bytes([0xC3]))
    )


def _is_far_from_ascii(draft: Draft) -> bool:
    return sum(not letter.isascii() for letter in draft.text()) > _MANY


def _row_defect(
    name: str,
    place: float,
    spoil: Spoil,
    fits: Callable[[Draft], bool] = lambda _: True,
) -> Defect:
    return Defect(name, "rows", partial(_spoiled, place, spoil, "reject"), fits)


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
    Defect("no-name", "header", partial(_named, _DEFECT_COLUMN, "", "column 2"), _wide(3)),
    Defect("no-header", "header", _without_header, lambda draft: draft.header[0] == "Key"),
    Defect("header-only", "header", _header_only, _wide(2)),
)

ROWS = (
    Defect("footer", "rows", _footer, _wide(3)),
    Defect("blank-lines", "rows", partial(_blank_lines, "")),
    Defect("lines-of-blanks", "rows", partial(_blank_lines, "   "), _wide(2)),
    _row_defect("nul", 0.55, _change(lambda text, _: f"{text[:1]}\0{text[1:]}")),
    _row_defect(
        "quote-too-many", 0.2, _change(lambda text, style: f"{style.quoted(text)}{style.quote}")
    ),
    _row_defect("open-quote", 0.3, _change(lambda text, style: f"{style.quote}{text}")),
    _row_defect("text-after-quote", 0.7, _change(lambda text, style: f"{style.quoted(text)} jr.")),
    _row_defect("too-few", 0.45, _too_few, _wide(2)),
    _row_defect("too-many", 0.8, _too_many, _wide(2)),
    Defect("stray-quote", "rows", _stray_quote),
    Defect("damaged-byte", "encoding", _damaged, _is_far_from_ascii),
    Defect("long-cell", "rows", partial(_rewritten, 0.9, _LONG_TEXT)),
    Defect("lines-in-a-cell", "rows", partial(_rewritten, 0.1, _LINES)),
    Defect("all-ends-in-a-cell", "rows", partial(_rewritten, 0.15, _ALL_LINE_ENDS)),
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
