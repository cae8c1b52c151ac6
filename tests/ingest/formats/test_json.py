"""JSON files become tables: lists of objects, JSON lines, and the answers of APIs."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.errors import FileError
from leadpact.ingest.read import read_file, read_table
from leadpact.ingest.reading import Reading
from leadpact.ingest.records import Reject
from leadpact.ingest.table import Table

ANSWER = """{
  "totalSize": 2, "done": true,
  "records": [
    {"attributes": {"type": "Lead", "url": "/a"}, "Id": "00Q1", "Name": null},
    {"attributes": {"type": "Lead", "url": "/b"}, "Id": "00Q2", "Name": "Zoë"}
  ]
}"""


def table_of(folder: Path, content: str | bytes, name: str = "leads.json") -> Table:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def test_a_list_of_objects_is_a_table_with_a_column_for_every_name(tmp_path: Path) -> None:
    table = table_of(tmp_path, '[{"id": "007", "a b": 1},\n {"c": true, "id": null}]')
    assert table.columns == ("id", "a b", "c")
    assert list(table.rows()) == [("007", "1", None), (None, None, "true")]
    assert (table.rejects, table.told) == ((), ())


@pytest.mark.parametrize(
    "number", ["1234567890123456789012", "0.10", "1e5", "-0", "1.7976931348623157e+400"]
)
def test_a_number_stands_as_it_is_written(tmp_path: Path, number: str) -> None:
    assert list(table_of(tmp_path, f'[{{"a": {number}}}]').rows()) == [(number,)]


def test_a_number_of_ten_thousand_digits_is_text(tmp_path: Path) -> None:
    assert list(table_of(tmp_path, f'[{{"a": {"7" * 10_000}}}]').rows()) == [("7" * 10_000,)]


def test_nested_objects_become_dotted_columns_and_lists_text(tmp_path: Path) -> None:
    record = (
        '{"id": 1, "address": {"city": "Bonn", "geo": {"lat": 1.50}}, "tags": ["a", 2, null, true],'
        ' "none": [], "deals": [{"x": 1.0, "y": "ü\\""}, [false]]}'
    )
    table = table_of(tmp_path, f"[{record}]")
    assert table.columns == ("id", "address.city", "address.geo.lat", "tags", "none", "deals")
    assert list(table.rows()) == [
        ("1", "Bonn", "1.50", "a; 2; true", None, '[{"x": 1.0, "y": "ü\\""}, [false]]')
    ]


def test_a_name_without_content_of_its_own_gives_way_to_its_parts(tmp_path: Path) -> None:
    table = table_of(tmp_path, '[{"a": null, "b": null}, {"a": {"x": 1}}, {"a": {}}]')
    assert table.columns == ("b", "a.x")
    assert list(table.rows()) == [(None, None), (None, "1"), (None, None)]


def test_a_broken_line_of_json_lines_is_rejected_alone(tmp_path: Path) -> None:
    table = table_of(tmp_path, '{"a": 1}\n\n{"a": 2,}\n[3]\n{"a": 4}\n{"a": 5')
    assert list(table.rows()) == [("1",), ("4",)]
    assert [(reject.line, reject.raw) for reject in table.rejects] == [
        (3, '{"a": 2,}'),
        (4, "[3]"),
        (6, '{"a": 5'),
    ]
    assert table.rejects[1].reason == "is no JSON object"


def test_a_broken_first_line_of_json_lines_is_rejected_alone(tmp_path: Path) -> None:
    table = table_of(tmp_path, '{"a": 1\n{"a": 2}\n{"a": 3}\n')
    assert list(table.rows()) == [("2",), ("3",)]
    assert [reject.line for reject in table.rejects] == [1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_json_is_read_in_every_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    table = table_of(tmp_path, f'{mark}\n[{{"a": "Köln"}}]'.encode(encoding))
    assert list(table.rows()) == [("Köln",)]


def test_the_only_list_of_objects_in_an_answer_is_the_table(tmp_path: Path) -> None:
    table = table_of(tmp_path, ANSWER)
    assert table.columns == ("attributes.type", "attributes.url", "Id", "Name")
    assert list(table.rows()) == [("Lead", "/a", "00Q1", None), ("Lead", "/b", "00Q2", "Zoë")]
    assert table.sheets == ()


def test_the_list_may_stand_one_object_deeper_and_in_one_line(tmp_path: Path) -> None:
    table = table_of(tmp_path, '{"status": "ok", "data": {"a.b": [{"id": 1}, 5], "n": [1, 2]}}')
    assert list(table.rows()) == [("1",)]
    assert table.rejects == (Reject(1, "is no JSON object", "5"),)


def test_several_lists_are_offered_like_sheets(tmp_path: Path) -> None:
    content = '{"contacts": [{"id": 1}], "deals": [{"deal": 2}], "empty": []}'
    table = table_of(tmp_path, content)
    assert list(table.rows()) == [("1",)]
    assert (table.sheet, table.sheets) == ("contacts", ("contacts", "deals"))
    assert table.told == ("list “contacts”, one of 2",)
    chosen = read_file(tmp_path / "leads.json", reading=Reading(sheet="deals"))
    assert (chosen.columns, chosen.sheet) == (("deal",), "deals")
    with pytest.raises(FileError, match=r"has no list 'x'\. It has contacts, deals"):
        read_file(tmp_path / "leads.json", reading=Reading(sheet="x"))


@pytest.mark.parametrize("content", ['{"id": 1, "name": "Ann"}', '{\n"id": 1,\n"name": "Ann"\n}\n'])
def test_a_single_object_is_one_row(tmp_path: Path, content: str) -> None:
    assert list(table_of(tmp_path, content).rows()) == [("1", "Ann")]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ('{"a": 1, "a": 2}', "has two values for 'a'"),
        ('{"a": {"b": 1, "b": 2}}', "has two values for 'b'"),
        ('{"x": [[{"b": 1, "b": 2}]]}', "has two values for 'b'"),
        ('{"a.b": 1, "a": {"b": 2}}', "has two values for 'a.b'"),
        ('{"a": "\\ud800"}', "holds half of a character"),
        ('{"\\udc00": 1}', "holds half of a character"),
        ('{"a": "x\\u0000y"}', "holds a NUL character, which is no text"),
        ('"text"', "is no JSON object"),
    ],
)
def test_a_record_that_is_no_row_is_rejected_alone(
    tmp_path: Path, record: str, reason: str
) -> None:
    table = table_of(tmp_path, f'[{{"id": 1}},\n{record},\n{{"id": 3}}]')
    assert list(table.rows()) == [("1",), ("3",)]
    assert table.rejects == (Reject(2, reason, record),)


def test_a_damaged_byte_rejects_its_record_alone(tmp_path: Path) -> None:
    table = table_of(tmp_path, '[{"a": "Köln"},\n{"a": "Öß'.encode() + b'\xff"},\n{"a": 3}]')
    assert list(table.rows()) == [("Köln",), ("3",)]
    assert table.rejects == (Reject(2, "holds bytes that are no characters", '{"a": "Öß\ufffd"}'),)


def test_the_same_value_twice_is_one_value_and_nan_is_empty(tmp_path: Path) -> None:
    table = table_of(tmp_path, '[{"a": 1, "a": 1, "n": NaN, "i": -Infinity}]')
    assert list(table.rows()) == [("1", None, "-Infinity")]


def test_a_record_nested_too_deeply_is_rejected_in_lines_and_refused_in_a_list(
    tmp_path: Path,
) -> None:
    deep = '{"a":' * 100_000 + "1" + "}" * 100_000
    table = table_of(tmp_path, f'{{"id": 1}}\n{deep}\n{{"id": 3}}')
    assert table.row_count == 2
    assert [(reject.line, reject.reason) for reject in table.rejects] == [
        (2, "is nested too deeply")
    ]
    for content in (f'[{{"id": 1}}, {deep}]', deep, "[" * 100_000):
        with pytest.raises(FileError):
            table_of(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"a": 1},\n {"a": 2', r"damaged JSON: line 2, column"),
        ('[{"a": 1} {"a": 2}]', "a comma or ] is missing"),
        ('[{"a": 1}]\nmore', "line 2, column 1: there is more text after its end"),
        ('{"results": [{"a": 1}', "damaged JSON"),
        ('{"a": 1, "b"}', "damaged JSON"),
        ("[]", "no records"),
        ('{"results": []}', "no records"),
        ("[[1, 2], [3, 4]]", "no list of objects"),
        ('["a", "b"]\n["1", "2"]', "no list of objects"),
        ("[{}]", "no column names"),
        ('[{"": 1}]', "no column names"),
    ],
)
def test_json_that_is_no_table_is_named_with_a_way_out(
    tmp_path: Path, content: str, said: str
) -> None:
    with pytest.raises(FileError, match=said) as raised:
        table_of(tmp_path, content)
    assert raised.value.message.startswith("leads.json")
    assert raised.value.hint


@pytest.mark.parametrize("names", ["[id],[name]", "{id},{name}", "[,{", '{"id"},b', "{,}", "[x,["])
def test_a_csv_file_whose_header_begins_with_a_bracket_is_still_csv(
    tmp_path: Path, names: str
) -> None:
    table = table_of(tmp_path, f"{names}\n1,2\n3,4\n", "leads.csv")
    assert list(table.rows()) == [("1", "2"), ("3", "4")]


def test_json_is_known_by_its_content_and_told(tmp_path: Path) -> None:
    told = table_of(tmp_path, '[{"a": 1}]', "leads.csv").told
    assert told == ("JSON although its name ends in .csv",)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(_TEXTS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_whatever_text_json_holds_is_read_back(tmp_path: Path, rows: list[list[str]]) -> None:
    records = [dict(zip(("first", "second"), row, strict=True)) for row in rows]
    expected = [tuple(cell or None for cell in row) for row in rows]
    assert list(table_of(tmp_path, json.dumps(records)).rows()) == expected
    lines = "".join(json.dumps(record) + "\n" for record in records)
    assert list(table_of(tmp_path, lines).rows()) == expected


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rest=st.text('{}[]":,\\ \n1ab', max_size=30), start=st.sampled_from(["[", "{", '[{"', '{"']))
def test_what_begins_like_json_gives_a_table_or_a_file_error(
    tmp_path: Path, start: str, rest: str
) -> None:
    with suppress(FileError):
        table = table_of(tmp_path, start + rest)
        assert len(list(table.rows())) == table.row_count
