"""What the Capacity page lets download."""

from leadpact.domain.assignment import Assignment, WaitingLead
from leadpact.export.capacity_sheets import assignment_sheet, load_sheet
from leadpact.export.tables import csv_text
from leadpact.metrics.assignment import AssignmentAnswer
from leadpact.metrics.capacity import CapacityAnswer
from leadpact.metrics.rep_load import RepLoad
from leadpact.metrics.shares import Missing

ANN = RepLoad("Ann", 3, 20, 20 / 3, 6, True, 900, 850.4, 700, 1000)


def test_the_assignment_is_safe_to_open_in_a_spreadsheet() -> None:
    leads = (WaitingLead("=1+1", 90, "@x", None), WaitingLead("L2", -5, None, "-1"))
    found = AssignmentAnswer(
        (Assignment(leads[0], "+Ann"), Assignment(leads[1], None, "no rep takes it")), ()
    )
    sheet = assignment_sheet(found)
    lines = csv_text(sheet.headings, sheet.rows).splitlines()
    assert lines[1] == "'=1+1,90,'@x,,'+Ann,"
    assert lines[2] == "L2,-5,,'-1,,no rep takes it"


def test_a_load_says_what_is_unsure_and_what_was_assumed() -> None:
    answer = CapacityAnswer(
        20, 6.7, 6.7, 6, 1, (ANN,), (), Missing(("quota",)), None, Missing(("timeline",))
    )
    sheet = load_sheet(answer)
    [row] = sheet.rows
    assert dict(zip(sheet.headings, row, strict=True)) == {
        "Rep": "Ann",
        "Verdict": "too many · too few · not surely · capacity assumed",
        "Months": 3,
        "Qualified": 20,
        "A month": 6.7,
        "Capacity": 6,
        "Quota": 900,
        "Expected": 850,
        "From": 700,
        "To": 1000,
    }
