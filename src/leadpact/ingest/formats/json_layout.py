"""Where the records of a JSON text stand: one a line, in a list, or in a list inside an object."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from leadpact.ingest.formats.json_cells import DECODER

_BLANK = re.compile(r"[ \t\r\n]*")
_OBJECT_START = re.compile(r'\s*\{\s*("|\})')
_LIST_START = re.compile(r'\s*\[\s*(\{\s*["}]|\])')
_NAMED_VALUE = re.compile(r'\s*\[?\s*\{\s*"(?:[^"\\]|\\.)*"\s*:')
_SAMPLE = 20


@dataclass(frozen=True)
class Element:
    """A value of a list, where its text starts and ends, and where the next or the ] stands."""

    value: object
    start: int
    end: int
    after: int


def looks_like_json(head: str) -> bool:
    """Whether a text begins as a JSON list or object does."""
    return bool(_OBJECT_START.match(head) or head.lstrip().startswith("["))


def is_surely_json(head: str) -> bool:
    """Whether a text begins with an object that has a named value, as no CSV file does."""
    return bool(_NAMED_VALUE.match(head) or _LIST_START.match(head))


def is_object(line: str) -> bool:
    """Whether a line is one JSON object and nothing else."""
    return isinstance(_whole(line), dict)


def is_list(line: str) -> bool:
    """Whether a line is one JSON list and nothing else."""
    return isinstance(_whole(line), list)


def are_lines(lines: Iterator[str]) -> bool:
    """Whether most of the first lines that are not blank are objects, and there are several."""
    found = [is_object(line) for line in islice(filter(str.strip, lines), _SAMPLE)]
    return len(found) > 1 and (found[0] or sum(found) * 2 > len(found))


def elements(text: str, start: int) -> Iterator[Element]:
    """The values of the list that begins at `start`; raises JSONDecodeError where it is damaged."""
    position = _skip(text, start + 1)
    while text[position : position + 1] != "]":
        value, end = DECODER.raw_decode(text, position)
        after = _behind_comma(text, end, "]")
        yield Element(value, position, end, after)
        position = after


def lists_of_records(text: str) -> dict[str, int]:
    """Where the lists of objects, or of nothing, in the object that is the text begin, by name.

    Those of the object itself and, with dotted names, of the objects in it count. Raises
    JSONDecodeError where the text is damaged.
    """
    found: dict[str, int] = {}
    check_end(text, _walk(text, _skip(text, 0), "", found))
    return found


def check_end(text: str, position: int) -> None:
    """Raises JSONDecodeError when more than blanks stands behind the position."""
    rest = _skip(text, position)
    if rest < len(text):
        raise json.JSONDecodeError("there is more text after its end", text, rest)


def is_empty_list(text: str, position: int) -> bool:
    """Whether the list that begins at the position has no values."""
    return text[_skip(text, position + 1)] == "]"


def _walk(text: str, position: int, before: str, found: dict[str, int]) -> int:
    """Look through the object at `position`; gives where it ends."""
    position = _skip(text, position + 1)
    while text[position : position + 1] != "}":
        name, position = DECODER.raw_decode(text, position)
        position = _skip(text, position)
        if not isinstance(name, str) or text[position : position + 1] != ":":
            raise json.JSONDecodeError("a name or its colon is missing", text, position)
        position = _skip(text, position + 1)
        mark = text[position : position + 1]
        if mark == "{" and not before:
            position = _walk(text, position, f"{name}.", found)
        elif mark == "[":
            position = _walk_list(text, position, before + name, found)
        else:
            _, position = DECODER.raw_decode(text, position)
        position = _behind_comma(text, position, "}")
    return position + 1


def _walk_list(text: str, position: int, name: str, found: dict[str, int]) -> int:
    """Look through the list at `position`; gives where it ends."""
    after = _skip(text, position + 1)
    has_records = text[after : after + 1] == "]"
    for element in elements(text, position):
        after = element.after
        has_records = has_records or isinstance(element.value, dict)
    if has_records:
        found[name] = position
    return after + 1


def _behind_comma(text: str, position: int, last: str) -> int:
    """Where the next value begins, or the last mark stands."""
    position = _skip(text, position)
    mark = text[position : position + 1]
    if mark == last:
        return position
    if mark != ",":
        raise json.JSONDecodeError(f"a comma or {last} is missing", text, position)
    return _skip(text, position + 1)


def _skip(text: str, position: int) -> int:
    found = _BLANK.match(text, position)
    return found.end() if found else position


def _whole(line: str) -> object:
    """The one JSON value in the line, or None."""
    try:
        value: object = DECODER.decode(line)
    except (ValueError, RecursionError):
        return None
    return value
