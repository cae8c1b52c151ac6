"""What filters and criteria let one choose from."""

from datetime import date

from leadpact.store.database import Store
from leadpact.store.field_values import values_of_field
from leadpact.store.filter_choices import FilterChoices, filter_choices
from tests.stores import leads

LEADS = """
    lead_id | source | owner | created_at | visits | Shoe size
    1       | Web    | Ann   | 2026-01-05 | 2      | 42
    2       | Web    |       | 2026-02-05 | 2      | 44
    3       | Ads    | Bob   |            | 3      | 44
    4       |        | Bob   |            |        |
"""


def test_filters_offer_the_commonest_first_and_leads_without(fresh_store: Store) -> None:
    """No lead has a product, so "none given" is all there is to choose."""
    leads(fresh_store, LEADS)
    assert filter_choices(fresh_store, 1) == FilterChoices(
        products=("",),
        sources=("Web", "", "Ads"),
        owners=("Bob", "", "Ann"),
        first_day=date(2026, 1, 5),
        last_day=date(2026, 2, 5),
    )


def test_a_field_offers_its_values_the_commonest_first(fresh_store: Store) -> None:
    leads(fresh_store, LEADS)
    assert values_of_field(fresh_store, 1, "source") == ("Web", "Ads")
    assert values_of_field(fresh_store, 1, "visits") == ("2.0", "3.0")
    assert values_of_field(fresh_store, 1, "Shoe size") == ("44.0", "42.0")


def test_a_data_set_without_own_columns_has_values_too(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source\n1 | Web")
    assert values_of_field(fresh_store, 1, "source") == ("Web",)
