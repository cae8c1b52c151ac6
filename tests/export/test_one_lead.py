"""The table of one lead."""

from leadpact.domain.criteria import Criterion
from leadpact.domain.lift import Standing
from leadpact.domain.scoring_model import Grade
from leadpact.export.one_lead import one_lead_sheet
from leadpact.metrics.one_lead import OneLead
from leadpact.store.one_lead import LeadOnModel

VISITS = Criterion.model_validate(
    {
        "name": "visits",
        "label": "Visits",
        "group": "behaviour",
        "field": "visits",
        "test": "count",
        "cap": 5,
    }
)


def test_each_criterion_is_a_row_with_what_it_finds_and_gives() -> None:
    standings = (Standing(VISITS, 3, 4, 12, 4, 4.0), Standing(VISITS, 3, None, 0, None))
    lead = LeadOnModel(
        *("1", "", None, None, None, 12, Grade.C, False, 12, 27), standings=standings
    )
    one = OneLead(lead, 0, Grade.D, (2.345, 1.0), (), (), Grade.C, Grade.C, Grade.B, 8, ())
    sheet = one_lead_sheet(one)
    assert sheet.headings == ("Criterion", "Finds", "Reckoning", "Points", "Mean lead")
    assert sheet.rows == (
        ("Visits", "4", "4 × 3 = +12", 12, 2.3),
        ("Visits", "unknown", "0, could be +15", 0, 1.0),
    )
