"""Every record is accounted for, whatever the bytes of a file are."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.errors import LeadpactError
from leadpact.ingest.load import ImportReport, Request, import_file
from leadpact.ingest.table import Table
from leadpact.store.database import Store
from tests.ingest.corpus.cases import cases_of_one_defect
from tests.ingest.invariants import accounted, check_error, checked
from tests.stores import TODAY, Choice, clear, store_in

Cells = Sequence[tuple[str, ...]]
Style = tuple[str, Literal[0, 1], str]

in_one_folder = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

LETTERS = "ab1,;\t|\"'\\ \r\n\0é"
LINES = st.lists(
    st.sampled_from(
        ("1,2,3", '1,"2', '"x" y,2,3', "'1','2','3'", "1;2;3", "", " ", "sep=;", "1,2", "1,2,3,4,5")
    ),
    max_size=12,
).map(lambda lines: "\n".join(lines).encode())
ENCODINGS = st.sampled_from(("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"))
ANY_BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(LETTERS, max_size=120).map(str.encode),
    LINES,
    st.builds(lambda text, encoding: text.encode(encoding), st.text(LETTERS), ENCODINGS),
    st.builds(
        lambda mark, rest: mark + rest,
        st.sampled_from((b"PK\3\4", b"PAR1", b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0", b"[{", b'{"')),
        st.binary(max_size=100),
    ),
)


@in_one_folder
@given(ANY_BYTES)
def test_any_bytes_give_a_table_that_adds_up_or_a_named_error(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    checked(path)


@in_one_folder
@given(st.data())
def test_a_file_cut_and_changed_anywhere_adds_up_or_is_a_named_error(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Files of every format with a stretch of bytes put in the place of another."""
    case = data.draw(st.sampled_from(cases_of_one_defect()))
    content = case.content()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 50)))
    path = tmp_path / case.file_name
    path.write_bytes(content[:start] + data.draw(st.binary(max_size=20)) + content[end:])
    checked(path)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.text(
    " ,;:\t|\"'\\\r\nab1", max_size=8
)
TABLES = st.integers(2, 5).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=8))
NAMES = ("First", "Second", "Third", "Fourth", "Fifth")
# With other line ends csv.writer itself leaves a carriage return in a cell unquoted.
STYLES = st.sampled_from(
    [
        (delimiter, quoting, line_end)
        for delimiter in ",;\t|^~:\x1f"
        for quoting, line_end in (
            (csv.QUOTE_ALL, "\n"),
            (csv.QUOTE_ALL, "\r\n"),
            (csv.QUOTE_ALL, "\r"),
            (csv.QUOTE_MINIMAL, "\r\n"),
        )
    ]
)


@in_one_folder
@given(TABLES, STYLES)
def test_any_texts_in_any_style_come_back_as_they_are(
    tmp_path: Path, cells: Cells, style: Style
) -> None:
    header = NAMES[: len(cells[0]) if cells else 2]
    path = tmp_path / "any.csv"
    write(path, header, cells, style)
    table = checked(path)
    assert isinstance(table, Table), table
    assert table.columns == header
    assert table.rejects == ()
    assert list(table.rows()) == [tuple(cell or None for cell in row) for row in cells]


def write(path: Path, header: tuple[str, ...], cells: Cells, style: Style) -> None:
    delimiter, quoting, line_end = style
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=line_end)
        writer.writerow(header)
        writer.writerows(cells)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("accounting"))
    yield store
    store.close()


HEADERS = st.sampled_from(
    (
        "lead_id,visits,own",
        "Lead ID,Email,created_at",
        "own,other,third",
        "sep=;\nlead_id;won_at;stage",
    )
)
ROWS = st.lists(
    st.sampled_from(
        ("1,2,3", "1,2,3", "2,,x", ",5,x", "3,many,x", "4;2026-01-01;won", "5;soon;mql", "6;;")
    )
    | st.text("12ab,;\"'\r\n @.", max_size=12),
    max_size=10,
)


@settings(max_examples=20)
@given(HEADERS, ROWS)
def test_what_an_import_reads_is_the_sum_of_what_it_reports(
    store: Store, header: str, rows: list[str]
) -> None:
    """Or the file is refused, and then nothing of it is kept."""
    clear(store)
    path = store.settings.home / "any.csv"
    path.write_text("\n".join((header, *rows)), encoding="utf-8", newline="")
    table = checked(path)
    report = imported(store, path)
    if isinstance(report, LeadpactError):
        check_error(report)
        assert store.rows("select * from lead") == []
        return
    assert isinstance(table, Table)
    assert report.read == table.row_count + len(table.rejects)
    assert report.read == accounted(report)
    assert len(store.rows("select * from lead")) == report.new


def imported(store: Store, path: Path) -> ImportReport | LeadpactError:
    try:
        return import_file(store, Request(path, path.name, "data", TODAY), Choice().of)
    except LeadpactError as error:
        return error
