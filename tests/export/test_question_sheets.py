"""What the tables of the questions hold, to be opened elsewhere."""

from datetime import date

from leadpact.domain.people import Team
from leadpact.domain.survey import Asked, Channel
from leadpact.export.question_sheets import (
    coverage_sheet,
    heard_sheet,
    tally_sheet,
    template_csv,
)
from leadpact.metrics.question_coverage import coverage_of
from leadpact.metrics.survey import survey_of
from leadpact.store.database import Store
from leadpact.store.heard import Ride, list_heard, note_heard
from leadpact.store.question_coverage import Cell, set_coverage
from leadpact.store.survey import Asks, take_in_answers
from tests.stores import all_of, everybody, leads


def test_every_row_has_a_cell_for_each_heading_and_the_template_has_the_questions(
    fresh_store: Store,
) -> None:
    leads(fresh_store, "lead_id\n1")
    admin = everybody(fresh_store).admin.person_id
    rows = [Asks("Maria", Team.MARKETING, "Why?", "Suite"), Asks("Sam", Team.SALES, "=A1?")]
    take_in_answers(fresh_store, admin, 1, rows, "a.csv")
    note_heard(fresh_store, admin, 1, Ride(date(2026, 6, 1), "Rita"), ["=A1?"])
    set_coverage(fresh_store, admin, 1, [Cell("Why?", Channel.CRM, Asked.NOT_ASKED)])
    survey = survey_of(fresh_store, all_of(fresh_store))
    sheets = (
        tally_sheet(survey),
        coverage_sheet(coverage_of(fresh_store, 1, survey)),
        heard_sheet(list_heard(fresh_store, 1)),
    )
    assert all(len(row) == len(sheet.columns) for sheet in sheets for row in sheet.rows)
    tally, coverage, heard = (sheet.rows for sheet in sheets)
    assert tally[0][:3] == ("=A1?", 0, 1)
    assert tally[0][6:8] == (2, 2)
    assert tally[1][-5:] == ("no", 0, "yes", "Suite", None)
    assert coverage[1] == ("Why?", *["unknown"] * 6, "not asked")
    assert heard == (("2026-06-01", "Rita", "=A1?", "all", "Ada"),)
    assert template_csv(survey).decode("utf-8-sig").splitlines() == [
        "Person,Team,Question,Product",
        ",,'=A1?,",
        ",,Why?,",
    ]
