"""The tables of the suggestion."""

from leadpact.export.suggest_sheets import comparison_sheet, criteria_sheet
from leadpact.store.database import Store
from leadpact.suggest.engine import suggest_model
from tests.suggest.made_up import made_up


def test_the_tables_hold_what_the_suggestion_says(fresh_store: Store) -> None:
    """A row per criterion, the best first; and one for the suggestion and one for boosting."""
    found = suggest_model(fresh_store, made_up(fresh_store, 300))
    criteria = criteria_sheet(found)
    assert [row[0] for row in criteria.rows] == [one.criterion.label for one in found.criteria]
    assert [row[2] for row in criteria.rows] == list(found.model.points)
    compared = comparison_sheet(found)
    assert [row[0] for row in compared.rows] == ["suggested", "gradient boosting"]
    assert compared.rows[0][2] == found.judged.wins_captured.rate
    for sheet in (criteria, compared):
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}
