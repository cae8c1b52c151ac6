"""The tables of the page about columns."""

from leadpact.domain.fields import FieldType
from leadpact.domain.shares import share
from leadpact.export.column_sheets import column_leads_sheet, column_sheet
from leadpact.metrics.columns import ColumnAnswer, ValueRow
from leadpact.store.column_questions import Column
from leadpact.store.questions import LeadList


def test_a_row_has_the_counts_the_rate_and_how_far_it_is_from_all() -> None:
    """3 of 4 is under five leads."""
    row = ValueRow("x", "x", share(8, 10), share(3, 4), None, 1, "x", "x", pooled=False)
    column = Column("Colour", FieldType.TEXT, is_own=True)
    sheet = column_sheet(ColumnAnswer(column, (), (row,), share(3, 6), is_matured=True))
    of = share(3, 4)
    assert sheet.headings[3:5] == ("Won", "Of matured")
    assert sheet.rows == (("x", 8, 0.8, 3, 4, 0.75, of.low, of.high, "too few to judge"),)


def test_leads_are_listed_without_what_none_of_them_has() -> None:
    found = LeadList(
        ("counted", "lead_id", "company", "source"),
        ((True, "1", None, "Web"), (False, "2", None, None)),
        2,
    )
    sheet = column_leads_sheet(found)
    assert sheet.headings == ("Lead ID", "Source")
    assert sheet.rows == (("1", "Web"), ("2", None))
