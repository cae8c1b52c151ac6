"""Quotes that stand where none belongs, in records that have the right number of cells."""

from collections.abc import Sequence

# What other writers put around a cell.
_OTHER_PAIRS = (("'", "'"), ('"', '"'), ("`", "`"), ("“", "”"), ("„", "“"), ("«", "»"))


def misquoted(
    cells: Sequence[str], lines: Sequence[str], delimiter: str, quote: str, quoted: int | None
) -> str | None:
    """What is wrong with the quotes of a record, None when nothing is.

    `lines` are its physical lines and `quoted` the number of cells that are quoted in every
    record, None where it varies. A quote in a cell without quotes is a character like any
    other (48"); but not where that cell ought to be quoted, nor when it is doubled.
    """
    text = "".join(cells)
    if quoted is None:
        if quote * 2 not in text:
            return None
    elif _count(lines, quote) == 2 * (quoted + text.count(quote)):
        return None
    bare = bare_cells("".join(lines), cells, delimiter, quote)
    doubtful = quote if quoted is not None else quote * 2
    if any(doubtful in cell for cell in bare):
        return "has a quote that belongs to no other"
    if quoted is not None and any(_has_other_quotes(cell, quote) for cell in bare):
        return "has other quotes than the rest"
    return None


def bare_cells(record: str, cells: Sequence[str], delimiter: str, quote: str) -> list[str]:
    """The cells that stand in the text of their record without quotes."""
    bare = []
    place = 0
    for cell in cells:
        in_quotes = f"{quote}{cell.replace(quote, quote * 2)}{quote}"
        if record.startswith(in_quotes, place) and _ends(record, place + len(in_quotes), delimiter):
            place += len(in_quotes) + 1
        else:
            bare.append(cell)
            place += len(cell) + 1
    return bare


def _ends(record: str, place: int, delimiter: str) -> bool:
    return place >= len(record) or record[place] in f"{delimiter}\r\n"


def _count(lines: Sequence[str], quote: str) -> int:
    return sum(line.count(quote) for line in lines)


def _has_other_quotes(cell: str, quote: str) -> bool:
    return len(cell) > 1 and any(
        cell.startswith(opening) and cell.endswith(closing)
        for opening, closing in _OTHER_PAIRS
        if opening != quote
    )
