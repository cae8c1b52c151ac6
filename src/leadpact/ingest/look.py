"""A first look at an uploaded file: what a person needs to see to map its columns."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from leadpact.ingest.clean import clean
from leadpact.ingest.read import read_file
from leadpact.ingest.reading import FOUND_OUT, Reading
from leadpact.store.database import Cursor, Store, run

MOST_TEXTS = 60
_EXAMPLES = 3


@dataclass(frozen=True)
class ColumnLook:
    """One column: its header, how many cells are filled, and three different values.

    `texts` are all its different texts with their counts, the commonest first; empty when there
    are more than MOST_TEXTS.
    """

    header: str
    filled: int
    examples: tuple[str, ...]
    texts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class FileLook:
    """A file that was read: its columns, its rows, and how many records could not be read.

    `sheet` is the sheet it stands in, `sheets` all of the workbook that have rows; `told` says in
    words what was found out about the file.
    """

    file_name: str
    rows: int
    rejects: int
    columns: tuple[ColumnLook, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def look_at(store: Store, path: Path, file_name: str, reading: Reading = FOUND_OUT) -> FileLook:
    """Read the file as it was said, and look at every column.

    Raises FileError when it is no table.
    """
    with TemporaryDirectory(dir=store.settings.home, prefix="reading-") as folder:
        table = read_file(path, Path(folder), reading)
        with store.cursor() as cursor:
            columns = clean(cursor, table)
            return FileLook(
                file_name,
                table.row_count,
                len(table.rejects),
                tuple(_look(cursor, column.header, column.name) for column in columns),
                table.sheet,
                table.sheets,
                table.told,
            )


def _look(cursor: Cursor, header: str, name: str) -> ColumnLook:
    texts = run(
        cursor,
        f"""select {name}, count(*), min(row) from cleaned where {name} is not null
        group by {name} order by count(*) desc, min(row) limit {MOST_TEXTS + 1}""",
    )
    [(filled,)] = run(cursor, f"select count({name}) from cleaned")
    return ColumnLook(
        header,
        int(filled),
        tuple(str(text) for text, _, _ in texts[:_EXAMPLES]),
        tuple((str(text), int(count)) for text, count, _ in texts)
        if len(texts) <= MOST_TEXTS
        else (),
    )
