"""Tables as CSV: typed cells, and no text that a spreadsheet takes for a formula."""

import csv
from datetime import date, datetime
from io import StringIO

from hypothesis import example, given
from hypothesis import strategies as st

from leadpact.domain.formula_guard import FORMULA_STARTS
from leadpact.export.tables import csv_bytes, csv_text
from leadpact.store.database import Row, Store
from tests.stores import import_cells


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=4))
@example(["=1+1", "+1"])
@example(["x\r=1+1", "x\n=1+1"])
@example(["\t=1", "\uff1d1"])
def test_no_text_starts_a_formula_and_no_text_is_lost(cells: list[str]) -> None:
    [columns, row] = read(csv_text(cells, [cells]))
    assert columns == row
    for cell, shown in zip(cells, row, strict=True):
        assert not shown.startswith(FORMULA_STARTS)
        assert shown in (cell, f"'{cell}")


def test_numbers_stay_numbers_and_other_types_have_one_form() -> None:
    row = [-5, -0.5, True, False, None, date(2026, 6, 30), "x"]
    assert csv_text([*"abcdefg"], [row]) == "a,b,c,d,e,f,g\r\n-5,-0.5,yes,no,,2026-06-30,x\r\n"
    times = [datetime(2026, 6, 30), datetime(2026, 6, 30, 8, 15)]
    assert csv_text(["a", "b"], [times]) == "a,b\r\n2026-06-30,2026-06-30 08:15:00\r\n"


def test_a_file_for_people_is_marked_as_utf_8() -> None:
    assert csv_bytes(["a"], [["é"]]) == b"\xef\xbb\xbfa\r\n\xc3\xa9\r\n"


def test_leads_that_were_exported_are_the_same_leads_when_imported(fresh_store: Store) -> None:
    """Texts with separators, quotes and line ends, numbers, dates, yes and no, and nothing."""
    cells = [
        ["lead_id", "company", "visits", "wants_contact", "created_at", "outcome", "Remark"],
        ["1", 'Sons, "Daughters" & Co', "3", "yes", "2026-01-05", "won", "two\nlines"],
        ["2", "Müller; Söhne", "0", "no", "2026-01-06 08:15:00", "lost", ""],
        ["3", "", "", "", "", "", "a 'quoted' word"],
    ]
    import_cells(fresh_store, cells, data_set="first")
    question = """select lead.lead_id, company, visits, wants_contact, created_at, outcome,
        custom.* from lead join {custom} as custom using (lead_id)
        where dataset_id = {dataset_id} order by lead_id"""

    def found(dataset_id: int) -> list[Row]:
        text = question.format(custom=f"lead_custom_{dataset_id}", dataset_id=dataset_id)
        return fresh_store.rows(text)

    before = found(1)
    assert len(before) == 3
    columns = ["lead_id", "company", "visits", "wants_contact", "created_at", "outcome", "Remark"]
    exported = read(csv_text(columns, [[*row[:6], row[-1]] for row in before]))
    import_cells(fresh_store, exported, data_set="second")
    assert found(2) == before
