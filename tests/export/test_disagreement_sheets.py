"""What the view of the disagreement lets download."""

import pytest

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import share
from leadpact.export.disagreement_sheets import (
    both_graded_sheet,
    criteria_sheet,
    grade_pairs_sheet,
)
from leadpact.export.tables import csv_text
from leadpact.metrics.disagreement import Disagreement, disagreement_of
from leadpact.store.database import Store
from leadpact.store.moves import moved_leads, moves_query
from tests.metrics.proposals import MARKETING, SALES, SIXTEEN, proposal
from tests.stores import all_of, leads


@pytest.fixture
def found(fresh_store: Store) -> Disagreement:
    leads(fresh_store, SIXTEEN)
    sales = proposal(budget=30, visits=0, director=20)
    return disagreement_of(fresh_store, all_of(fresh_store), MARKETING, sales)


def test_the_grades_of_both_are_a_row_for_each_pair(found: Disagreement) -> None:
    """Four leads are D to marketing and A to sales; none of them closed."""
    sheet = grade_pairs_sheet(found)
    none = share(0, 4)
    assert len(sheet.rows) == 16
    assert sheet.rows[12] == ("D", "A", 4, 0, 0, 4, 0.0, none.low, none.high)
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)


def test_the_criteria_end_with_those_that_no_lead_feels(found: Disagreement) -> None:
    sheet = criteria_sheet(found)
    by_label = {row[0]: dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows}
    visits = by_label["Visits"]
    assert (visits["Marketing"], visits["Sales"]) == (10, 0)
    assert (visits["Points apart per lead"], visits["Applies to"]) == (11.25, 8)
    assert (visits["Such leads closed"], visits["Rest closed"]) == (1.0, 0.0)
    assert (visits["The data says"], visits["Backs"]) == ("much", "marketing")
    assert (by_label["Budget known"]["The data says"], by_label["Budget known"]["Backs"]) == (
        "nothing to be told",
        None,
    )
    director = by_label["Director"]
    assert (director["Marketing"], director["Sales"], director["Causes"]) == (5, 20, None)
    assert director["The data says"] == "needs Job title"


def test_the_leads_of_a_cell_tell_both_scores_and_what_parts_them(fresh_store: Store) -> None:
    """Leads 5 (two visits) is B to marketing; its budget makes it A to sales."""
    leads(fresh_store, SIXTEEN)
    query = moves_query(fresh_store, all_of(fresh_store), MARKETING, SALES, (Grade.B, Grade.A))
    sheet = both_graded_sheet(moved_leads(fresh_store, query))
    (row,) = sheet.rows
    assert row[:8] == ("B", "A", 20, 30, "Budget known +30, Visits −20", "won", "yes", "5")


def test_leads_that_score_the_same_have_nothing_that_parts_them(fresh_store: Store) -> None:
    """Leads 13 to 16 have neither visits nor a budget."""
    leads(fresh_store, SIXTEEN)
    query = moves_query(fresh_store, all_of(fresh_store), MARKETING, SALES, (Grade.D, Grade.D))
    sheet = both_graded_sheet(moved_leads(fresh_store, query))
    assert [(row[4], row[7]) for row in sheet.rows] == [(None, str(one)) for one in range(13, 17)]


def test_a_label_that_is_a_formula_stays_text(fresh_store: Store) -> None:
    leads(fresh_store, SIXTEEN)
    hostile = [
        one.model_copy(
            update={
                "criteria": tuple(
                    criterion.model_copy(update={"label": "=1+1"})
                    if criterion.name == "visits"
                    else criterion
                    for criterion in one.criteria
                )
            }
        )
        for one in (MARKETING, SALES)
    ]
    sheet = criteria_sheet(disagreement_of(fresh_store, all_of(fresh_store), *hostile))
    assert "\r\n'=1+1," in csv_text(sheet.headings, sheet.rows)
