"""The table of both proposals: all points and cut-offs, and who proposed what is new."""

from leadpact.export.proposal_sheets import proposals_sheet
from leadpact.store.database import Store
from leadpact.store.new_criteria import propose_criterion
from leadpact.store.team_proposals import change_threshold
from tests.rounds import START, under_way
from tests.stores import model_of

[NEW] = model_of(
    {"name": "new", "label": "=new", "field": "visits", "test": "is filled", "points": 0}
).criteria


def test_the_start_gives_nothing_for_what_is_new(fresh_store: Store) -> None:
    round_ = under_way(fresh_store)
    propose_criterion(fresh_store, round_.sam, round_.round_id, NEW, 9)
    change_threshold(fresh_store, round_.maria, round_.round_id, was=20, now=25)
    round_.reveal()
    both = round_.seen_by(None).both
    assert both is not None
    models = dict(zip(("Marketing", "Sales"), both, strict=True))
    sheet = proposals_sheet(START, models, {"new": "sales"})
    assert sheet.headings == (
        "Criterion",
        "Group",
        "New, proposed by",
        "Start",
        "Marketing",
        "Sales",
    )
    assert len(sheet.rows) == 12 + 4
    assert sheet.rows[0] == ("Visited 1 times", "Fit", "", 10, 10, 10)
    assert sheet.rows[10] == ("A student", "Red flag", "", -5, -5, -5)
    assert sheet.rows[11] == ("=new", "Fit", "sales", 0, 0, 9)
    assert sheet.rows[12] == ("A from", "Cut-off", "", 30, 30, 30)
    assert sheet.rows[15] == ("MQL from", "Cut-off", "", 20, 25, 20)


def test_without_proposals_it_is_the_start() -> None:
    sheet = proposals_sheet(START, {}, {})
    assert sheet.headings == ("Criterion", "Group", "Start")
    assert len(sheet.rows) == 11 + 4
