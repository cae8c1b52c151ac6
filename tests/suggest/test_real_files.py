"""The suggestion on two public data sets (Kaggle, X Education; UCI, Bank Marketing)."""

import pytest

from leadpact.domain.default_model import default_model
from leadpact.ingest.load import Request, import_file
from leadpact.store.database import Store
from leadpact.suggest.engine import suggest_model
from leadpact.suggest.references import Reference
from tests.real_files import SHARED, with_real_files
from tests.stores import TODAY, Choice, all_of

COLUMNS = {
    "x_education": (
        ("lead_id", "Prospect ID"),
        ("source", "Lead Source"),
        ("outcome", "Converted"),
    ),
    "bank_full": (
        ("prior_cycles", "previous"),
        ("source", "contact"),
        ("outcome", "term deposit"),
    ),
}
NEAR = 0.02


@with_real_files
@pytest.mark.parametrize("name", COLUMNS)
def test_points_come_near_to_gradient_boosting(fresh_store: Store, name: str) -> None:
    path = SHARED / f"{name}.csv"
    request = Request(path, path.name, name, TODAY)
    import_file(fresh_store, request, Choice(said=COLUMNS[name]).of)
    reference = (Reference("default", default_model()),)
    found = suggest_model(fresh_store, all_of(fresh_store), reference=reference)
    [default] = found.references
    assert found.judged.area.low > default.area.high
    assert found.judged.area.value >= found.ceiling.area.value - NEAR
    assert 8 <= len(found.criteria) <= 30
    assert found.model.highest_score >= 90
