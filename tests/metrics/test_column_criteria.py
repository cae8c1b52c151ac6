"""A criterion made of a value counts just the leads of that value."""

import pytest

from leadpact.domain.criteria import Group, Test
from leadpact.domain.default_model import default_model
from leadpact.metrics.column_criteria import can_test, with_criterion
from leadpact.metrics.columns import ColumnAnswer, column_answer
from leadpact.patterns.collapse import collapse
from leadpact.store.database import Store
from tests.stores import all_of, import_cells

HEADER = ["lead_id", "created_at", "won_at", "Colour", "Weight", "Member", "Met", "visits"]


@pytest.fixture
def sixty(fresh_store: Store) -> Store:
    """60 leads of two colours; the first half is won, is Red, a member, met within 30 days."""
    rows = [
        [
            f"{n:02}",
            "2026-01-01",
            "2026-01-11" if n < 30 else "",
            "Red" if n < 30 else "blue",
            f"{n / 4:.2f}",
            "yes" if n < 30 else "no",
            "2025-12-20" if n < 30 else "2024-01-01",
            "2" if n < 30 else "0",
        ]
        for n in range(60)
    ]
    import_cells(fresh_store, [HEADER, *rows])
    return fresh_store


def answer(store: Store, field: str) -> ColumnAnswer:
    found = column_answer(store, all_of(store), field)
    assert found
    return found


@pytest.mark.parametrize("field", ["Colour", "Weight", "Member", "visits"])
def test_the_criterion_counts_the_leads_of_its_value(sixty: Store, field: str) -> None:
    found = answer(sixty, field)
    tested = [row for row in found.rows if can_test(found, row)]
    assert tested
    for row in tested:
        model = with_criterion(default_model(), found, row, field)
        patterns = collapse(sixty, all_of(sixty), model.criteria[-1:])
        hits = int(patterns.leads[patterns.values[:, 0] == 1].sum())
        assert hits == row.of_all.numerator


def test_a_value_that_closes_worse_becomes_a_red_flag(sixty: Store) -> None:
    found = answer(sixty, "Colour")
    by_label = {row.label: row for row in found.rows}
    better = with_criterion(default_model(), found, by_label["Red"], "Colour")
    worse = with_criterion(default_model(), found, by_label["blue"], "Colour")
    assert (better.criteria[-1].group, better.points[-1]) == (Group.FIT, 10)
    assert (worse.criteria[-1].group, worse.points[-1]) == (Group.RED_FLAG, -10)
    assert better.criteria[-1].label == "Colour: Red"
    assert better.criteria[-1].name == "colour_red"


def test_a_second_one_has_a_name_of_its_own(sixty: Store) -> None:
    found = answer(sixty, "Colour")
    once = with_criterion(default_model(), found, found.rows[0], "Colour")
    twice = with_criterion(once, found, found.rows[0], "Colour")
    names = [criterion.name for criterion in twice.criteria]
    assert len(set(names)) == len(names)


def test_a_name_without_letters_is_a_name_all_the_same(sixty: Store) -> None:
    found = answer(sixty, "Colour")
    model = with_criterion(default_model(), found, found.rows[0], "色" * 100)
    assert len(model.criteria[-1].label) == 80
    assert model.criteria[-1].name.startswith(("c_", "red", "blue"))


def test_dates_are_tested_by_their_last_day(sixty: Store) -> None:
    """The data's latest date is 11 January 2026, 22 days after 20 December 2025."""
    found = answer(sixty, "Met")
    by_label = {row.label: row for row in found.rows}
    assert set(by_label) == {"8 to 30 days ago", "over a year ago"}
    model = with_criterion(default_model(), found, by_label["8 to 30 days ago"], "Met")
    assert (model.criteria[-1].test, model.criteria[-1].days) == (Test.WITHIN_DAYS, 30)
    assert model.criteria[-1].label == "Met: within 30 days"
    assert not can_test(found, by_label["over a year ago"])


def test_no_and_empty_have_no_test(sixty: Store) -> None:
    found = answer(sixty, "Member")
    assert {row.label: can_test(found, row) for row in found.rows} == {"no": False, "yes": True}


def test_behaviour_is_called_behaviour(sixty: Store) -> None:
    found = answer(sixty, "visits")
    model = with_criterion(default_model(), found, found.rows[-1], "Website visits")
    assert model.criteria[-1].group is Group.BEHAVIOUR
