"""The cells of a sheet as people write them, and their rows as lines of CSV."""

import csv
import datetime
import io
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

_RAW_LENGTH = 1_000
_LONGEST_NUMBER = 21
_ERRORS = frozenset("#N/A #REF! #DIV/0! #NAME? #VALUE! #NUM! #NULL!".split())
_DURATION = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.timedelta
Texts = dict[type, Callable[..., str]]


def line_of(cells: Sequence[str]) -> str:
    """A line of CSV; the csv module takes twice as long as a join, so only quotes wait for it."""
    line = ",".join(cells)
    if line.count(",") < len(cells) and not ('"' in line or "\n" in line or "\r" in line):
        return f"{line}\r\n"
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def raw_of(row: Sequence[Cell], texts: Texts) -> str:
    """The row as CSV without the empty cells at its end, cut at 1,000 characters."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="").writerow(texts_of(row, texts))
    return buffer.getvalue().rstrip(",")[:_RAW_LENGTH]


def texts_of(row: Sequence[Cell], texts: Texts) -> list[str]:
    """The cells as text, by the function for their type or else by str."""
    return [texts[type(cell)](cell) if type(cell) in texts else str(cell) for cell in row]


def _number(cell: float) -> str:
    text = repr(cell)
    if text.endswith(".0"):
        return text[:-2] if text != "-0.0" else "0"
    if "e" in text:
        plain = format(Decimal(text), "f")
        return plain if len(plain) <= _LONGEST_NUMBER else text
    return "" if text == "nan" else text


def _flag(cell: bool) -> str:
    return "TRUE" if cell else "FALSE"


def _moment(cell: datetime.datetime) -> str:
    return cell.isoformat(sep=" ")


def _duration(cell: datetime.timedelta) -> str:
    sign = "-" if cell.days < 0 else ""
    minutes, seconds = divmod(round(abs(cell.total_seconds())), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def open_document_text(cell: str) -> str:
    """Calamine gives the errors and the long durations of OpenDocument files as text."""
    if cell in _ERRORS:
        return ""
    found = _DURATION.fullmatch(cell)
    return "{}{:d}:{}:{}".format(found[1], int(found[2]), *found.group(3, 4)) if found else cell


# What is not listed, the csv module writes as it should be: str, int, date and time.
TEXTS: Texts = {
    float: _number,
    bool: _flag,
    datetime.datetime: _moment,
    datetime.timedelta: _duration,
}
