"""The table of a blind grading keeps apart people who are called like its columns."""

from leadpact.domain.scoring_model import Grade
from leadpact.domain.shares import share
from leadpact.export.grading_sheets import grading_sheet
from leadpact.metrics.gradings import Accord, Comparison, Side, Voice
from leadpact.store.drawn_leads import EndOfLead


def test_each_lead_has_its_grades_score_and_outcome() -> None:
    names = ("Score", "The model", "The model")
    voices = tuple(Voice(name, Side.SALES, 1, (Grade.A, Grade.D)) for name in names)
    found = Comparison(
        leads=(
            EndOfLead("1", "", None, None, 7, Grade.B),
            EndOfLead("2", "Ann Alba", "Acme", "won", -3, Grade.D),
        ),
        voices=voices,
        accords=(),
        teams=Accord("Marketing", "Sales", share(0, 2), None),
        foresights=(),
        won=1,
        lost=0,
        used=((), (), ()),
        criteria=0,
    )
    sheet = grading_sheet(found)
    assert sheet.headings == (
        "Lead", "Name", "Company", "Score (1)", "The model", "The model (3)", "Score", "Outcome"
    )  # fmt: skip
    assert sheet.rows == (
        ("1", None, None, "A", "A", "A", 7, "unknown"),
        ("2", "Ann Alba", "Acme", "D", "D", "D", -3, "won"),
    )
