"""The cases of the corpus: clean tables, each defect alone and in pairs, and refused files."""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from tests.ingest.corpus.clean import CLEAN_TABLES, CleanTable
from tests.ingest.corpus.defects import DEFECTS, Defect
from tests.ingest.corpus.draft import Draft, Row, draft_of
from tests.ingest.corpus.formats import FORMATS, archive

_BY_NAME = {defect.name: defect for defect in DEFECTS}
_FORMATS = frozenset(FORMATS)
_JSON = frozenset({"json", "json-sparse", "json-lines"})
_BOOKS = frozenset({"xlsx", "ods"})
_ENDS_IN_CELLS = frozenset({"lines-in-a-cell", "all-ends-in-a-cell"})
# What a format other than text can have at all; all else is a matter of lines and characters.
_OF_EVERY_FORMAT = frozenset(
    {"repeated-name", "no-name", "no-header", "header-only", "long-cell", *_ENDS_IN_CELLS}
)
# Kin of another defect, which stands for it in the pairs.
_ONLY_ALONE = frozenset(
    {"bar", "caret", "tilde", "utf-16-be-mark", "utf-16-be", "latin-1", "single-quotes-everywhere"}
    | {"trailing-rows", "preamble-1", "preamble-2", "lines-of-blanks", "lines-in-a-cell"}
    | {"json-sparse", "colon", "utf-8-mark", "utf-16-le-mark", "zip", "cr"}
)
_TABLES_OF_ONE = 3
_SENSELESS = (
    # A cell too few or too many cannot be told from the empty one at the end of every line.
    ({"trailing", "trailing-rows"}, {"too-few", "too-many", "preamble-padded"}),
    # Without a header nothing says where the lines above it end.
    ({"no-header"}, {"preamble-1", "preamble-2", "preamble-4", "preamble-padded"}),
    ({"no-header"}, {"trailing-rows", "json", "json-sparse", "json-lines", "parquet"}),
    ({"header-only"}, {"preamble-1", "preamble-2", "preamble-4", "preamble-padded"}),
    ({"header-only"}, {"trailing-rows", "damaged-byte", "single-quotes", "backslash"}),
    ({"header-only"}, _JSON),
    # In quotes, a stray one is a quote too many.
    ({"stray-quote"}, {"all-quoted", "single-quotes-everywhere"}),
    # Names in JSON and Parquet differ; Parquet knows no empty ones.
    ({"repeated-name"}, {*_JSON, "parquet"}),
    ({"no-name"}, {"parquet"}),
    # A workbook holds no longer texts, and only one kind of line end.
    ({"long-cell"}, {"xlsx"}),
    ({"all-ends-in-a-cell"}, _BOOKS),
)


@dataclass(frozen=True)
class Case:
    """A file and what is to come out of it; `error` names the error instead of a table."""

    name: str
    file_name: str
    content: Callable[[], bytes]
    columns: tuple[str, ...] = ()
    rows: Callable[[], list[Row]] = list
    rejects: int = 0
    error: str = ""


def _case(name: str, draft: Draft) -> Case:
    return Case(
        name,
        f"leads{draft.suffix}",
        lambda: draft.write(draft),
        draft.names,
        draft.rows,
        draft.rejects(),
    )


@cache
def clean_cases() -> tuple[Case, ...]:
    """Every clean table as it is."""
    return tuple(_case(f"clean/{table.name}", draft_of(table)) for table in CLEAN_TABLES)


@cache
def cases_of_one_defect() -> tuple[Case, ...]:
    """Every defect alone, on up to three of the clean tables that can have it."""
    return tuple(
        _case(f"{defect.name}/{table.name}", defect.put(draft_of(table)))
        for number, defect in enumerate(DEFECTS)
        for table in _turned(_tables_for(defect), number)[:_TABLES_OF_ONE]
    )


@cache
def cases_of_two_defects() -> tuple[Case, ...]:
    """Every pair of defects that go together, on one clean table that can have both."""
    return tuple(_pairs())


def _pairs() -> Iterator[Case]:
    paired = [defect for defect in DEFECTS if defect.name not in _ONLY_ALONE]
    together = [pair for pair in combinations(paired, 2) if _go_together(*pair)]
    for number, (first, second) in enumerate(together):
        for table in _turned(_tables_for(first, second), number)[:1]:
            draft = second.put(first.put(draft_of(table)))
            yield _case(f"{first.name}+{second.name}/{table.name}", draft)


def _tables_for(*defects: Defect) -> list[CleanTable]:
    return [table for table in CLEAN_TABLES if all(_fits(defect, table) for defect in defects)]


def _turned(tables: list[CleanTable], number: int) -> list[CleanTable]:
    """The tables in another order for every number, so that each gets its turn."""
    start = number % max(len(tables), 1)
    return tables[start:] + tables[:start]


@cache
def _fits(defect: Defect, table: CleanTable) -> bool:
    return defect.fits(draft_of(table))


def _go_together(first: Defect, second: Defect) -> bool:
    if first.slot == second.slot and first.slot != "rows":
        return False
    names = {first.name, second.name}
    if any(names & left and names & right for left, right in _SENSELESS):
        return False
    if "header-only" in names and "rows" in {first.slot, second.slot}:
        return False
    if names & _FORMATS:
        return "pack" in {first.slot, second.slot} or bool(names & _OF_EVERY_FORMAT)
    return True


def _text(*lines: str) -> Callable[[], bytes]:
    return lambda: "".join(f"{line}\n" for line in lines).encode()


def _written(format_name: str) -> bytes:
    draft = _BY_NAME[format_name].put(draft_of(CLEAN_TABLES[0]))
    return draft.write(draft)


def _ods_with_a_damaged_part() -> bytes:
    """A part whose own head does not begin as the list of parts says."""
    mark = b"PK\3\4"
    packed = archive(
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
    )
    place = packed.index(mark, 1)
    return packed[:place] + b"PK\3\5" + packed[place + len(mark) :]


def _csv() -> bytes:
    draft = draft_of(CLEAN_TABLES[0])
    return draft.write(draft)


@cache
def refused_cases() -> tuple[Case, ...]:
    """Files that are no table, or two, each with the name of its error."""
    refused: dict[str, tuple[str, Callable[[], bytes]]] = {
        "empty": ("a.csv", lambda: b""),
        "mark-only": ("a.csv", lambda: b"\xef\xbb\xbf"),
        "blank": ("a.csv", _text("", "  ", "")),
        "blank-packed": ("a.csv.gz", lambda: gzip.compress(b"\n\n", mtime=0)),
        "empty-packed": ("a.csv.gz", lambda: gzip.compress(b"", mtime=0)),
        "gzip-cut": ("a.csv.gz", lambda: gzip.compress(_csv(), mtime=0)[:-200]),
        "gzip-damaged": ("a.csv.gz", lambda: gzip.compress(_csv(), mtime=0)[:40] + b"x" * 300),
        "zip-of-nothing": ("a.zip", archive),
        "zip-cut": ("a.zip", lambda: archive(("a.csv", _csv()))[:-30]),
        "zip-of-a-picture": ("a.zip", lambda: archive(("a.png", b"\x89PNG\r\n\x1a\n\0\0"))),
        "xlsx-cut": ("a.xlsx", lambda: _written("xlsx")[:-100]),
        "ods-cut": ("a.ods", lambda: _written("ods")[:-100]),
        "ods-part-damaged": ("a.ods", _ods_with_a_damaged_part),
        "parquet-cut": ("a.parquet", lambda: _written("parquet")[:-50]),
        "parquet-middle-gone": ("a.parquet", lambda: _written("parquet")[:8] + b"PAR1"),
        "json-cut": ("a.json", lambda: _written("json")[:-50]),
        "json-no-table": ("a.json", lambda: json.dumps([1, 2, 3]).encode()),
        "json-nothing": ("a.json", lambda: b"[]"),
        "pdf": ("a.csv", lambda: b"%PDF-1.7\n"),
        "picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n\0\0"),
        "bytes": ("a.csv", lambda: bytes(range(256)) * 20),
    }
    ambiguous = {
        "comma-or-semicolon": _text("name;city,land", "Ann;Bonn,DE", "Bo;Rome,IT", "Cy;Oslo,NO"),
        "tab-or-bar": _text("name\tcity|land", "Ann\tBonn|DE", "Bo\tRome|IT", "Cy\tOslo|NO"),
    }
    return (
        *(
            Case(f"refused/{name}", file_name, content, error="FileError")
            for name, (file_name, content) in refused.items()
        ),
        *(
            Case(f"asked/{name}", "a.csv", content, error="AmbiguousFileError")
            for name, content in ambiguous.items()
        ),
    )


def all_cases() -> tuple[Case, ...]:
    """The whole corpus, in a fixed order."""
    return (
        *clean_cases(),
        *cases_of_one_defect(),
        *cases_of_two_defects(),
        *refused_cases(),
    )
