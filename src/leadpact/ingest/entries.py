"""Small tables that people keep by hand: read like any file, and taken in whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz, process

from leadpact.domain.fields import FieldType
from leadpact.domain.formula_guard import formula_restored
from leadpact.errors import AmbiguousNotationError, EntryError
from leadpact.ingest.cells.notation import Column, Notation, decide
from leadpact.ingest.cells.parse_sql import date_sql, number_sql
from leadpact.ingest.clean import clean
from leadpact.ingest.columns.headers import fold_header
from leadpact.ingest.mapping import DateOrder
from leadpact.ingest.read import read_file
from leadpact.ingest.table import Table
from leadpact.store.database import Cursor, Store, run

MOST_ROWS = 20_000
_LIKENESS = 84
_SHORTEST = 5


@dataclass(frozen=True)
class EntryColumn:
    """A column that is looked for: its label, its type, and the headers that mean it.

    Headers are in lower case. A month is a date, and may be written without a day; it is told by
    its first one. Where it is `needed`, every row has to have it.
    """

    name: str
    label: str
    type: FieldType
    headers: tuple[str, ...]
    needed: bool = False
    is_month: bool = False


@dataclass(frozen=True)
class Entry:
    """One row: the line it starts in, and its cells by the name of their column, None for empty."""

    line: int
    cells: Mapping[str, str | float | date | None]

    def text(self, name: str) -> str | None:
        """The text in that column."""
        cell = self.cells[name]
        return cell if isinstance(cell, str) else None

    def number(self, name: str) -> float | None:
        """The number in that column."""
        cell = self.cells[name]
        return cell if isinstance(cell, float) else None

    def day(self, name: str) -> date | None:
        """The date in that column."""
        cell = self.cells[name]
        return cell if isinstance(cell, date) else None


def read_entries(
    store: Store, content: bytes, file_name: str, columns: Sequence[EntryColumn]
) -> tuple[Entry, ...]:
    """The rows of a file of any format that has these columns, whatever their order and language.

    Columns that mean nothing here are left out. Raises FileError when it is no table, and
    EntryError, with line and column, for the first row that cannot be taken.
    """
    with TemporaryDirectory(dir=store.settings.home, prefix="reading-") as folder:
        path = Path(folder) / f"entries{Path(file_name).suffix.lower()[:8]}"
        path.write_bytes(content)
        table = read_file(path, Path(folder))
        _check(table)
        places = _places(table, columns)
        with store.cursor() as cursor:
            found = clean(cursor, table)
            taken = {name: found[place] for name, place in places.items()}
            return _entries(cursor, columns, taken)


def near_header(header: str, columns: Sequence[EntryColumn]) -> EntryColumn | None:
    """The column that a header means, letter by letter or misspelt; None for any other."""
    folded = fold_header(header)
    by_header = {fold_header(word): one for one in columns for word in (one.label, *one.headers)}
    if folded in by_header:
        return by_header[folded]
    if len(folded) < _SHORTEST:
        return None
    near = process.extractOne(
        folded,
        [word for word in by_header if len(word) >= _SHORTEST],
        scorer=fuzz.ratio,
        score_cutoff=_LIKENESS,
    )
    return by_header[near[0]] if near else None


def _check(table: Table) -> None:
    if table.rejects:
        reject = table.rejects[0]
        raise EntryError(
            f"line {reject.line} {reject.reason}", "Correct the line and take the file again."
        )
    if table.row_count > MOST_ROWS:
        raise EntryError(
            f"the file has {table.row_count:,} rows", f"Take one of {MOST_ROWS:,} rows at most."
        )


def _places(table: Table, columns: Sequence[EntryColumn]) -> dict[str, int]:
    """The place in the table of each column that is there."""
    exact = {fold_header(word) for one in columns for word in (one.label, *one.headers)}
    # What is written right goes before what is near.
    order = sorted(
        range(len(table.columns)), key=lambda at: fold_header(table.columns[at]) not in exact
    )
    places: dict[str, int] = {}
    for at in order:
        meant = near_header(table.columns[at], columns)
        if meant is None or meant.name in places:
            continue
        places[meant.name] = at
    for one in columns:
        if one.needed and one.name not in places:
            there = ", ".join(f"'{column}'" for column in table.columns[:8])
            raise EntryError(
                f"the file has no column for {one.label}: there are {there}",
                f"Name one of its columns '{one.label}'.",
            )
    return places


def _entries(
    cursor: Cursor, columns: Sequence[EntryColumn], taken: Mapping[str, Column]
) -> tuple[Entry, ...]:
    notation = _notation(cursor, columns, taken)
    there = [one for one in columns if one.name in taken]
    cells = ", ".join(
        f"{taken[one.name].name}, {_sql(one, taken[one.name].name, notation)}" for one in there
    )
    rows = run(cursor, f"select line, {cells} from cleaned order by row")
    found = []
    for line, *row in rows:
        pairs = list(zip(row[::2], row[1::2], strict=True))
        if all(text is None for text, _ in pairs):
            continue
        read: dict[str, str | float | date | None] = {one.name: None for one in columns}
        for one, (text, value) in zip(there, pairs, strict=True):
            header = taken[one.name].header
            read[one.name] = _cell(one, text, value, f"line {line}, column '{header}'")
        found.append(Entry(int(line), read))
    return tuple(found)


def _cell(
    one: EntryColumn, text: str | None, value: object, where: str
) -> str | float | date | None:
    if text is None:
        if one.needed:
            raise EntryError(
                f"{where}: there is nothing", f"Fill in {one.label}, or delete the row."
            )
        return None
    if isinstance(value, datetime):
        return value.date().replace(day=1) if one.is_month else value.date()
    if isinstance(value, float) and value >= 0:
        return value
    if one.type is FieldType.TEXT:
        return formula_restored(text)
    kind = {True: "month", False: "date"}[one.is_month]
    wanted = f"a {kind}" if one.type is FieldType.DATE else "a number from 0 on"
    example = "2026-03" if one.is_month else "2026-03-31"
    hint = f"Write it like {example}." if one.type is FieldType.DATE else "Write it like 1250.50."
    raise EntryError(f"{where}: '{text[:60]}' is not {wanted}", hint)


def _notation(
    cursor: Cursor, columns: Sequence[EntryColumn], taken: Mapping[str, Column]
) -> Notation:
    """How the file writes dates and numbers."""

    def of(kind: FieldType) -> list[Column]:
        return [taken[one.name] for one in columns if one.type is kind and one.name in taken]

    try:
        return decide(cursor, "cleaned", of(FieldType.DATE), of(FieldType.NUMBER), (None, None))
    except AmbiguousNotationError as error:
        raise EntryError(
            error.message,
            "Write dates like 2026-03-31, and numbers without thousands marks, like 1250.50.",
        ) from error


def _sql(one: EntryColumn, cell: str, notation: Notation) -> str:
    if one.type is FieldType.NUMBER:
        return number_sql(cell, notation.decimal_mark)
    if one.type is FieldType.DATE:
        return _day_sql(cell, notation.date_order, is_month=one.is_month)
    return cell


def _day_sql(cell: str, order: DateOrder, *, is_month: bool) -> str:
    day = date_sql(cell, order)
    if not is_month:
        return day
    # A month alone, as 2026-03, 03/2026 or March 2026, becomes one with a day.
    forms = (
        f"({cell} || '-01')",
        f"('01.' || replace(replace({cell}, '/', '.'), '-', '.'))",
        f"('1 ' || {cell})",
    )
    return f"coalesce({day}, {', '.join(date_sql(form, order) for form in forms)})"
