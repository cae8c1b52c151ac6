"""What a column tells about who buys, on leads few enough to count by hand."""

import pytest

from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.column_choices import Association, column_choices, tells_words
from leadpact.metrics.columns import (
    ColumnAnswer,
    against_words,
    column_answer,
    column_sentence,
    most_telling,
)
from leadpact.store.database import Store
from tests.stores import all_of, import_cells, leads

HEADER = ["lead_id", "outcome", "Colour", "Size", "Same"]


def fill(store: Store) -> None:
    """40 red leads, 30 of them won; 40 blue, 10 won; 3 green, 3 won; 17 without a colour, 7 won.

    Of all 100, 50 were won. Size is 1 for the first 50, of which 40 were won, and 2 for the rest.
    """
    colours = ["red"] * 40 + ["blue"] * 40 + ["green"] * 3 + [""] * 17
    won = [1] * 30 + [0] * 10 + [1] * 10 + [0] * 30 + [1] * 3 + [1] * 7 + [0] * 10
    rows = [
        [f"{n:02}", "won" if won[n] else "lost", colours[n], "1" if n < 50 else "2", "x"]
        for n in range(100)
    ]
    import_cells(store, [HEADER, *rows])


@pytest.fixture
def hundred(fresh_store: Store) -> Store:
    fill(fresh_store)
    return fresh_store


def answer(store: Store, field: str) -> ColumnAnswer:
    found = column_answer(store, all_of(store), field)
    assert found
    return found


def test_each_value_has_its_leads_share_and_conversion(hundred: Store) -> None:
    """Green is of under 30 leads, so it is pooled, alone; the empty come last."""
    found = answer(hundred, "Colour")
    assert found.overall == share(50, 100)
    assert not found.is_matured
    assert [(row.label, row.of_all, row.conversion) for row in found.rows] == [
        ("blue", share(40, 100), share(10, 40)),
        ("red", share(40, 100), share(30, 40)),
        ("green", share(3, 100), share(3, 3)),
        ("empty", share(17, 100), share(7, 17)),
    ]
    assert [row.pooled for row in found.rows] == [False, False, True, False]


def test_a_difference_is_real_or_may_be_chance_or_is_too_small_to_judge(hundred: Store) -> None:
    """Red: 75 % against 20 of 60 others. Empty: 41.2 % against 43 of 83 others. All: 50 %."""
    found = answer(hundred, "Colour")
    assert [against_words(row, found.overall) for row in found.rows] == [
        "25.0 points below, real",
        "25.0 points above, real",
        "too few to judge",
        "8.8 points below, may be chance",
    ]


def test_the_sentence_names_what_stands_out_each_way(hundred: Store) -> None:
    assert column_sentence(answer(hundred, "Colour"), "Colour") == (
        "Colour: “red” closes at 75 % (30 of 40) and “blue” closes at 25 % (10 of 40). "
        "All leads: 50 %."
    )
    assert column_sentence(answer(hundred, "Same"), "Same") == (
        "Same tells nothing sure: no value closes differently from all leads (50 %) by more than "
        "chance."
    )


def test_the_value_offered_first_is_the_one_surely_better(hundred: Store) -> None:
    assert most_telling(answer(hundred, "Colour").rows).label == "red"


def test_few_different_numbers_are_a_bin_each(hundred: Store) -> None:
    """Of the first 50 leads 30 + 10 were won, of the others 10."""
    found = answer(hundred, "Size")
    assert list(found.edges) == [2]
    assert [(row.label, row.conversion) for row in found.rows] == [
        ("1", share(40, 50)),
        ("2", share(10, 50)),
    ]


def test_where_there_are_dates_only_leads_old_enough_count(fresh_store: Store) -> None:
    """The win took 10 days, so M = 10; at 1 February, the as-of date, lead d is 0 days old."""
    leads(
        fresh_store,
        """
        lead_id | created_at | won_at     | Size
        a       | 2026-01-01 | 2026-01-11 | 1
        b       | 2026-01-02 |            | 1
        c       | 2026-01-03 |            | 2
        d       | 2026-02-01 |            | 2
        """,
    )
    found = answer(fresh_store, "Size")
    assert found.is_matured
    assert [(row.of_all.numerator, row.conversion) for row in found.rows] == [
        (2, share(1, 2)),
        (2, share(0, 1)),
    ]


def test_columns_are_ranked_by_what_they_tell_own_ones_first(hundred: Store) -> None:
    """Size parts 40:10 from 10:40, which is V = 0.6; Colour is weaker; Same tells nothing.

    Colour's table is 10:30 and 30:10, and 10:10 for green and the empty, which are under 30 each:
    chi-square is 10 + 10 + 0, and V = √(20/100) = 0.447.
    """
    found = column_choices(hundred, all_of(hundred))
    assert [choice.field for choice in found.choices] == ["Size", "Colour", "Same"]
    tells = [choice.tells for choice in found.choices]
    assert tells[0]
    assert tells[0].v == pytest.approx(0.6)
    assert tells[1]
    assert tells[1].v == pytest.approx(0.4472136)
    assert tells[2] == Association(0.0, 1.0)
    assert [tells_words(choice) for choice in found.choices] == [
        "tells a lot",
        "tells something",
        "tells nothing sure",
    ]
    assert (found.judged, found.leads) == (100, 100)


def test_what_is_known_only_afterwards_stands_behind_the_others(fresh_store: Store) -> None:
    """Both columns are the outcome by other names; of the lead fields the outcome is left out."""
    rows = [[str(n), "won" if n < 30 else "lost", str(n % 2), str(n < 30)] for n in range(60)]
    import_cells(fresh_store, [["lead_id", "outcome", "Odd", "Happy"], *rows])
    found = column_choices(fresh_store, all_of(fresh_store)).choices
    assert [(choice.field, choice.leak is not None) for choice in found] == [
        ("Odd", False),
        ("Happy", True),
    ]


def test_a_selection_without_leads_has_no_answer_to_give(hundred: Store) -> None:
    nobody = Filters(all_of(hundred).dataset_id, owners=("Ann",))
    found = column_answer(hundred, nobody, "Colour")
    assert found
    assert found.rows == ()
    assert column_sentence(found, "Colour") == (
        "There are no leads old enough to judge in this selection."
    )
    choice = column_choices(hundred, nobody).choices[0]
    assert choice.tells is None
    assert tells_words(choice) == "cannot be judged yet"


def test_a_column_that_is_gone_has_no_answer(hundred: Store) -> None:
    assert column_answer(hundred, all_of(hundred), "Weight") is None
