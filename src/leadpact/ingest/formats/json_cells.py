"""A JSON object becomes the cells of a row: nested names joined by dots, every value as text."""

import json
from collections.abc import Sequence

from leadpact.ingest.records import LONGEST_RECORD

TOO_DEEP = "is nested too deeply"


class RecordError(Exception):
    """Why a JSON value is no row; its text completes "this line …"."""


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


class _Repeated(dict[str, object]):
    """An object that gives one name two values; `name` is that name."""

    name = ""


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    for name, value in pairs if len(found) < len(pairs) else ():
        if found[name] != value:
            repeated = _Repeated(found)
            repeated.name = name
            return repeated
    return found


def _constant(word: str) -> str | None:
    return None if word == "NaN" else word


DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_Number,
    parse_float=_Number,
    parse_constant=_constant,
    strict=False,
)
"""Gives values that `cells_of` knows; line ends and tabs may stand inside strings."""


def cells_of(value: object) -> dict[str, str]:
    """The cells of a record by their dotted names, in its order; "" for null.

    A list of plain values is joined by "; ", any other list stands as JSON. Raises RecordError
    when the value is no object, or cannot be a row.
    """
    if not isinstance(value, dict):
        raise RecordError("is no JSON object")
    cells: dict[str, str] = {}
    try:
        _fill(cells, "", value)
    except RecursionError as error:
        raise RecordError(TOO_DEEP) from error
    check_text("".join(cells.values()))
    return cells


def check_text(text: str) -> None:
    """Raises RecordError when a text is too long, or could not be stored."""
    if len(text) >= LONGEST_RECORD:
        raise RecordError(f"is longer than {LONGEST_RECORD:,} characters")
    if "\0" in text:
        raise RecordError("holds a NUL character, which is no text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        is_byte = "\udc80" <= text[error.start] <= "\udcff"
        reason = "bytes that are no characters" if is_byte else "half of a character"
        raise RecordError(f"holds {reason}") from error


def _fill(cells: dict[str, str], before: str, value: dict[str, object]) -> None:
    if isinstance(value, _Repeated):
        raise RecordError(f"has two values for {value.name!r}")
    for key, inner in value.items():
        name = before + key
        if isinstance(inner, dict) and inner:
            _fill(cells, f"{name}.", inner)
        elif name in cells:
            raise RecordError(f"has two values for {name!r}")
        else:
            cells[name] = inner if isinstance(inner, str) else _text(inner)


def _text(value: object) -> str:
    if isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value):
        return "; ".join(
            item if isinstance(item, str) else _text(item) for item in value if item is not None
        )
    return "" if value is None or value == {} else _json(value)


def _json(value: object) -> str:
    if isinstance(value, _Repeated):
        raise RecordError(f"has two values for {value.name!r}")
    if isinstance(value, dict):
        inside = ", ".join(f"{_json(str(key))}: {_json(inner)}" for key, inner in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_json, value))}]"
    if isinstance(value, _Number):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
