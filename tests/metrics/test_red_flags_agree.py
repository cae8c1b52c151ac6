"""The page counts all hand-offs in one go; it says the same as the figures do one by one."""

from dataclasses import replace

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.metrics.red_flags import RedFlagsAnswer, reasons_by, red_flags
from leadpact.store.database import Store
from leadpact.store.questions import counts_by, parts_by
from leadpact.store.rejections import decided_counts, reason_counts
from tests.metrics.rejections import with_rejections
from tests.metrics.tables import figure
from tests.stores import all_of


def agree(store: Store, filters: Filters) -> None:
    found = red_flags(store, filters, default_model())
    assert isinstance(found, RedFlagsAnswer)
    named = {
        "rejection_pareto": found.reasons,
        "first_pass_yield": found.first_pass,
        "first_pass_yield_by_source": found.first_pass_by_source,
        "first_pass_yield_by_month": found.first_pass_by_month,
        "rejection_chart": found.weeks,
    }
    assert named == {name: figure(store, name, default_model(), filters) for name in named}
    for field in ("source", "campaign"):
        one_by_one = reason_counts(store, f"rejection_by_{field}", filters)
        assert set(reasons_by(decided_counts(store, filters), field)) == set(one_by_one)


@pytest.mark.parametrize(
    ("sources", "products"),
    [((), ()), (("DataBarn list",), ()), ((), ("Stockroom",)), (("",), ())],
)
def test_the_page_and_the_figures_agree_on_the_sample(
    sample_store: Store, sources: tuple[str, ...], products: tuple[str, ...]
) -> None:
    agree(sample_store, replace(all_of(sample_store), sources=sources, products=products))


def test_the_page_and_the_figures_agree_by_hand(fresh_store: Store) -> None:
    with_rejections(fresh_store)
    agree(fresh_store, all_of(fresh_store))


def test_each_question_has_its_leads_in_its_rows(fresh_store: Store) -> None:
    """Of ten decided hand-offs, three from List were rejected, and five of the first week."""
    with_rejections(fresh_store)
    filters = all_of(fresh_store)
    by_source = {
        key: (no, of) for key, no, of in counts_by(fresh_store, "rejection_by_source", filters)
    }
    assert by_source == {"List": (3, 4), "Web": (1, 4), None: (2, 2)}
    weeks = counts_by(fresh_store, "rejection_chart", filters)
    assert [(no, of) for _, no, of in weeks] == [(5, 7), (1, 3)]
    parts = parts_by(fresh_store, "rejection_by_source", filters)
    assert ("List", "No reason given", 1) in parts
