"""The table of promises has a row for each month of each promise."""

from datetime import date

from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.shares import share
from leadpact.export.promise_sheets import promises_sheet
from leadpact.metrics.promises import PromisedMonth, PromiseKept, Standing
from leadpact.metrics.shares import Missing

NO = Promise(kind=PromiseKind.REASON_WITH_NO, share=0.5)
GOOD = Promise(kind=PromiseKind.GOOD_LEADS, number=2)


def test_a_promise_that_the_data_cannot_judge_has_no_rows() -> None:
    months = (
        PromisedMonth(date(2026, 1, 1), share(5, 5), Standing.KEPT),
        PromisedMonth(date(2026, 2, 1), share(0, 0), Standing.TOO_FEW),
    )
    sheet = promises_sheet([PromiseKept(GOOD, Missing(("created_at",))), PromiseKept(NO, months)])
    assert [(row[0], row[2], row[3], row[4], row[5], row[-1]) for row in sheet.rows] == [
        ("sales", "2026-01", 5, 5, 1.0, "kept"),
        ("sales", "2026-02", 0, 0, None, "too few to judge"),
    ]
    assert len(sheet.headings) == len(sheet.rows[0])
