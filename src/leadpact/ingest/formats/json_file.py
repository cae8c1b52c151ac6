"""A JSON file becomes a table: a list of objects, an object a line, or the answer of an API."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from leadpact.errors import FileError
from leadpact.ingest.content import printable, shown
from leadpact.ingest.formats.json_cells import DECODER, TOO_DEEP, RecordError
from leadpact.ingest.formats.json_layout import (
    are_lines,
    check_end,
    elements,
    is_empty_list,
    is_list,
    is_object,
    is_surely_json,
    lists_of_records,
    looks_like_json,
)
from leadpact.ingest.formats.json_rows import Source, write_rows
from leadpact.ingest.records import LONGEST_RECORD, RAW_LENGTH, mended, open_text, physical_lines
from leadpact.ingest.rows_file import numbered_table
from leadpact.ingest.table import Table
from leadpact.ingest.text.decode import transcode

_HEAD = 10_000
_MEGABYTE = 1_000_000
_MOST_TEXT = 200 * _MEGABYTE
_AS_LINES = "Save it as JSON lines (one object a line) or as CSV."
_AGAIN = "Export it again, as JSON lines or CSV if the program offers them."


def read_json(source: Path, folder: Path, wanted: str | None) -> Table | None:
    """The table in a JSON file, its rows written to `folder`; None when it is no JSON.

    A broken line is a reject. Of several lists of objects the wanted one is read, or the first;
    they are the `sheets` of the table. Raises FileError when the JSON is damaged or holds no list
    of objects.
    """
    if not _may_be_json(source):
        return None
    text = folder / "text.json"
    transcode(source, text)
    try:
        return _table(source, text, wanted)
    except RecursionError as error:
        raise FileError(f"{shown(source)} {TOO_DEEP}.", _AGAIN) from error
    finally:
        text.unlink(missing_ok=True)


def _may_be_json(source: Path) -> bool:
    with source.open("rb") as file:
        head = file.read(_HEAD)
    # In every encoding that is read these marks are these bytes, apart from NULs and the BOM.
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] in (b"{", b"[")


def _table(source: Path, text: Path, wanted: str | None) -> Table | None:
    with open_text(text) as file:
        head = file.read(_HEAD)
        file.seek(0)
        lines = list(islice(filter(str.strip, physical_lines(file)), 2))
    if not looks_like_json(head):
        return None
    if is_object(lines[0]) and len(lines) > 1:
        return _written(source, text, _line_records(text))
    if is_list(lines[0]) and all(map(is_list, lines)) and not is_surely_json(head):
        raise FileError(f"{shown(source)} is JSON, but no list of objects.", _AS_LINES)
    if not is_surely_json(head) and not is_object(lines[0]):
        return None
    return _of_whole_text(source, text, wanted)


def _of_whole_text(source: Path, text: Path, wanted: str | None) -> Table:
    name = shown(source)
    if text.stat().st_size > _MOST_TEXT:
        raise FileError(
            f"{name} is one JSON value of more than {_MOST_TEXT // _MEGABYTE} MB.", _AS_LINES
        )
    with open_text(text) as file:
        whole = file.read()
    try:
        if whole.lstrip().startswith("["):
            return _written(source, text, _list_records(whole, whole.index("["), is_all=True))
        return _of_object(source, text, whole, wanted)
    except json.JSONDecodeError as error:
        if whole.lstrip().startswith("{") and are_lines(iter(whole.splitlines())):
            return _written(source, text, _line_records(text))
        raise FileError(
            f"{name} is damaged JSON: line {error.lineno:,}, column {error.colno:,}: {error.msg}.",
            _AGAIN,
        ) from error


def _of_object(source: Path, text: Path, whole: str, wanted: str | None) -> Table:
    """The table in an object that holds lists of objects, or is the only record itself."""
    found = lists_of_records(whole)
    lists = {name: at for name, at in found.items() if not is_empty_list(whole, at)}
    if not lists:
        if found:
            raise FileError(f"{shown(source)} holds an empty list: no records.", "Export it again.")
        return _written(source, text, iter([_record(1, whole.strip())]))
    names = tuple(map(printable, lists))
    if wanted is not None and wanted not in names and len(names) > 1:
        raise FileError(
            f"{shown(source)} has no list {printable(wanted)!r}. It has {', '.join(names)}.",
            "Choose one of these lists.",
        )
    chosen = names.index(wanted) if wanted in names else 0
    records = _list_records(whole, list(lists.values())[chosen], is_all=False)
    table = _written(source, text, records)
    if len(names) == 1:
        return table
    told = f"list “{names[chosen]}”, one of {len(names)}"
    return replace(table, sheet=names[chosen], sheets=names, told=(told,))


def _written(source: Path, text: Path, records: Iterator[Source]) -> Table:
    rows = text.with_name("rows.csv")
    written = write_rows(records, rows, shown(source))
    return numbered_table(source, rows, written.header, written.rows, tuple(written.rejects))


def _line_records(text: Path) -> Iterator[Source]:
    with open_text(text) as file:
        for number, line in enumerate(physical_lines(file), start=1):
            if stripped := line.strip():
                yield _record(number, stripped)


def _record(number: int, raw: str) -> Source:
    return Source(number, mended(raw[:RAW_LENGTH]), _value(raw))


def _value(raw: str) -> object:
    """The one JSON value in the text, or why there is none."""
    if len(raw) >= LONGEST_RECORD - 1:
        return RecordError(f"is longer than {LONGEST_RECORD:,} characters")
    try:
        found: object = DECODER.decode(raw)
    except json.JSONDecodeError as error:
        return RecordError(f"is no JSON object ({error.msg}, column {error.colno:,})")
    except RecursionError:
        return RecordError(TOO_DEEP)
    return found


def _list_records(whole: str, start: int, *, is_all: bool) -> Iterator[Source]:
    """The records of the list at `start`; `is_all` says that nothing may follow it."""
    line = 1 + whole.count("\n", 0, start)
    counted, after = start, start + 1
    for element in elements(whole, start):
        line += whole.count("\n", counted, element.start)
        counted, after = element.start, element.after
        raw = whole[element.start : min(element.end, element.start + RAW_LENGTH)]
        yield Source(line, mended(raw), element.value)
    if is_all:
        check_end(whole, whole.index("]", after) + 1)
