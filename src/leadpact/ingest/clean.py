"""Cells as they are read: trimmed, and empty where they say "nothing"."""

import re
from functools import cache

from leadpact.ingest.cells.literals import quoted, quoted_list
from leadpact.ingest.cells.notation import Column
from leadpact.ingest.columns.values import EMPTY_TEXTS
from leadpact.ingest.load_rows import load_rows
from leadpact.ingest.table import Table
from leadpact.store.database import Cursor

_BLANKS = r" \t\n\r\x{00A0}"


def clean(cursor: Cursor, table: Table) -> tuple[Column, ...]:
    """Make temp view `cleaned` as `load_rows` does; gives its columns.

    Raises FileError when the rows cannot be loaded.
    """
    load_rows(cursor, table, "cleaned", _cleaned)
    return tuple(Column(header, f"c{n}") for n, header in enumerate(table.columns, start=1))


def _cleaned(text: str) -> str:
    """One look at a cell tells nearly all of them to be clean; the others are taken apart.

    A list in a lambda is searched; elsewhere it becomes a join, which loses the rows' order.
    """
    empty = quoted_list(sorted(EMPTY_TEXTS))
    trimmed = f"regexp_replace({text}, '^[{_BLANKS}]+|[{_BLANKS}]+$', '', 'g')"
    return (
        f"case when regexp_matches({text}, {quoted(_suspect())}) "
        f"then list_transform([{trimmed}], lambda a_cell: "
        f"case when not list_contains({empty}, lower(a_cell)) then a_cell end)[1] "
        f"else {text} end"
    )


@cache
def _suspect() -> str:
    """What a cell matches that has blanks at its ends or may be an empty text."""
    texts = "|".join(re.escape(text).replace("\\ ", " ") for text in sorted(EMPTY_TEXTS) if text)
    # The capital letter with a dot becomes an i in lower case, but no pattern knows it as one.
    return f"^[{_BLANKS}]|[{_BLANKS}]$|(?i:^({texts.replace('i', '[iİ]')})$)"
