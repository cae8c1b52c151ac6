"""A file of kept-out rows on its way out and back."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from leadpact.errors import FileError
from leadpact.export.tables import csv_bytes
from leadpact.ui.mended_file import mended_rows

HEADERS = ("Leadpact: line in upload 7", "Leadpact: why", "Id", "=Header", "Remark; long")
ROWS = (
    ("2", "Id: is empty", "", "=1+1", "two\nlines"),
    ("3", "Id: is empty", "'=1", "+49 30 1234", 'He said "no"; then, left'),
    ("9", "Id: is empty", "-5", "@x", "'quoted'"),
)


def test_every_cell_comes_back_as_it_was(tmp_path: Path) -> None:
    assert mended_rows(csv_bytes(HEADERS, ROWS), "a.csv", HEADERS, tmp_path) == ROWS


def test_a_file_saved_with_semicolons_and_other_order_of_columns_comes_back(
    tmp_path: Path,
) -> None:
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Id", *HEADERS[:2], "Remark; long", "'=Header"])
    writer.writerow(["A-1", "2", "Id: is empty", "corrected", "+49 30 1234"])
    found = mended_rows(out.getvalue().encode(), "a.csv", HEADERS, tmp_path)
    assert found == (("2", "Id: is empty", "A-1", "+49 30 1234", "corrected"),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Id,Remark\n1,x\n", "the corrected file has no column 'Leadpact: line in upload 7'"),
        (
            b"Leadpact: line in upload 7,Leadpact: why,Id\n1,x,A-1\n",
            "the corrected file has no column '=Header'",
        ),
    ],
)
def test_a_file_that_is_not_the_one_is_refused(
    content: bytes, message: str, tmp_path: Path
) -> None:
    with pytest.raises(FileError) as caught:
        mended_rows(content, "a.csv", HEADERS, tmp_path)
    assert caught.value.message == message
    assert not list(tmp_path.iterdir())
