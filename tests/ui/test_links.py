"""What a link says of numbers that cannot be the same any more."""

from datetime import date

from leadpact.domain.fields import FieldType
from leadpact.domain.filters import Filters
from leadpact.store.datasets import DataSet
from leadpact.store.filter_choices import FilterChoices
from leadpact.store.shared_looks import SharedLook
from leadpact.ui.links import changed_since
from tests.stores import model_of

MODEL = model_of(
    {"name": "visits", "label": "Visits", "field": "visits", "test": "is filled", "points": 7},
    {"name": "need", "label": "Need", "field": "need", "test": "is true", "points": 5},
)
CHOICES = FilterChoices(("P",), ("Google", ""), ("Ann",), date(2026, 1, 1), date(2026, 2, 1))
VISITS = {"visits": FieldType.NUMBER}


def data_set(leads: int) -> DataSet:
    return DataSet(1, "ours", False, leads, None, False, None, None, 1)


def shared(filters: Filters, *asleep: str) -> SharedLook:
    return SharedLook(filters, "ours", 12, MODEL, MODEL, asleep)


def test_nothing_is_said_while_the_data_is_as_it_was() -> None:
    look = shared(Filters(1, sources=("Google", ""), owners=("Ann",)), "need")
    assert changed_since(look, data_set(12), CHOICES, VISITS) == ()


def test_leads_that_came_since_are_counted() -> None:
    [said] = changed_since(shared(Filters(1), "need"), data_set(1), CHOICES, VISITS)
    assert said == "The data has 1 lead now; it had 12 when the link was made."


def test_a_filter_that_no_lead_has_any_more_is_named() -> None:
    look = shared(Filters(1, products=("P", ""), sources=("Bing", "Google", "AOL")), "need")
    assert changed_since(look, data_set(12), CHOICES, VISITS) == (
        "No lead has the product (none given) any more: not filtered by.",
        "No lead has the source Bing, AOL any more: not filtered by.",
    )


def test_a_criterion_whose_field_is_gone_is_named_and_one_that_slept_before_is_not() -> None:
    """Both fields are gone; the criterion of need was asleep when the link was made."""
    [said] = changed_since(shared(Filters(1), "need"), data_set(12), CHOICES, {})
    assert said == "“Visits” sleeps now: needs Website visits."
