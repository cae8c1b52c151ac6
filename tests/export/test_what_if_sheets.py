"""The tables of What-if's views."""

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import share
from leadpact.export.sheets import Sheet
from leadpact.export.tables import csv_text
from leadpact.export.what_if_sheets import (
    grid_leads_sheet,
    grid_sheet,
    moved_leads_sheet,
    moves_sheet,
    scores_sheet,
    thresholds_sheet,
)
from leadpact.metrics.moves import Move
from leadpact.metrics.scores import ScoreBar, ThresholdRow
from leadpact.metrics.verdicts import Tone, Verdict
from leadpact.patterns.outlook import Grid, GridCell
from leadpact.store.grid_leads import GridLead
from leadpact.store.moves import Change, MovedLead
from tests.stores import model_of

MODEL = model_of(
    {"name": "n", "label": "=Budget", "field": "budget", "test": "is true", "points": 10}
)


def fits(sheet: Sheet) -> bool:
    """Whether every row has a cell for every column."""
    return {len(row) for row in sheet.rows} == {len(sheet.headings)}


def test_a_move_has_its_counts_interval_and_reason() -> None:
    closed, there = share(3, 10), share(21, 100)
    verdict = Verdict(Tone.PLAIN, "no sure difference")
    move = Move(Grade.B, Grade.A, 37, closed, there, "Pricing page +8", verdict)
    sheet = moves_sheet([move], "today's")
    assert fits(sheet)
    assert sheet.headings[8] == "Today's grade"
    assert sheet.rows[0] == (
        *("B", "A", 37, 3, 10, 0.3, closed.low, closed.high, 0.21),
        *("no sure difference", "Pricing page +8"),
    )


def test_a_moved_lead_has_its_reasons_in_words_and_stays_formula_safe() -> None:
    lead = MovedLead(
        was=Grade.C,
        now=Grade.B,
        old_score=10,
        new_score=20,
        changes=(Change(MODEL.criteria[0], 10),),
        rated=False,
        outcome="open",
        lead_id="=1+1",
        first_name=None,
        last_name="Ko",
        company="@cmd",
        source=None,
        owner="Ann",
    )
    sheet = moved_leads_sheet([lead])
    assert fits(sheet)
    assert sheet.rows[0][:8] == ("C", "B", 10, 20, "=Budget +10", "open", "no", "=1+1")
    written = csv_text(sheet.headings, sheet.rows).splitlines()[1]
    assert written == "C,B,10,20,'=Budget +10,open,no,'=1+1,,Ko,'@cmd,,Ann"


def test_the_grid_has_a_row_for_every_cell() -> None:
    cells = tuple(GridCell(9, 3, 8, 2, grade, level) for grade in Grade for level in (1, 2, 3, 4))
    sheet = grid_sheet(Grid(cells, (3, 2, 1), (3, 2, 1)))
    assert fits(sheet)
    assert [row[:5] for row in sheet.rows[:2]] == [("A", "1", 9, 2, 8), ("A", "2", 9, 2, 8)]
    assert len(sheet.rows) == 16


def test_a_lead_of_a_cell_has_both_parts_of_its_score() -> None:
    lead = GridLead("1", None, "Ko", None, 20, 15, 30, "A", "won", True, "Chat", None)
    sheet = grid_leads_sheet([lead])
    assert fits(sheet)
    row = dict(zip(sheet.headings, sheet.rows[0], strict=True))
    assert (row["Fit"], row["Engagement"], row["Score"], row["Grade"]) == (20, 15, 30, "A")
    assert (row["Matured"], row["Last name"], row["Company"]) == ("yes", "Ko", None)


def test_bars_have_their_grade_and_their_share_of_each_side() -> None:
    sheet = scores_sheet([ScoreBar(0, 20, 6, 1), ScoreBar(20, 25, 4, 3)], MODEL)
    assert fits(sheet)
    assert sheet.rows == (
        (0, 19, "D", 6, 1, 5, 1 / 4, 5 / 6),
        (20, 24, "B", 4, 3, 1, 3 / 4, 1 / 6),
    )


def test_the_drafts_threshold_is_marked_and_unknown_loads_are_empty() -> None:
    captured = share(3, 10)
    rows = (
        ThresholdRow(1040, share(1, 4), captured, 2.375, is_draft=True),
        ThresholdRow(30, share(2, 4), captured, None, is_draft=False),
    )
    sheet = thresholds_sheet(rows)
    assert fits(sheet)
    assert [row[:4] for row in sheet.rows] == [
        ("1,040 (draft)", 2.38, 0.25, 0.3),
        ("30", None, 0.5, 0.3),
    ]
