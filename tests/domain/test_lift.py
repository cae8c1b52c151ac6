"""The smallest changes that lift a grade: fewest criteria, fewest points, only what can change."""

from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.lift import Change, Standing, ways_to_lift


def standing(
    name: str,
    points: int,
    value: int | None = 0,
    *,
    bare: int | None = None,
    cell: str | float | bool | None = None,
    product: str | None = None,
    **parts: Any,
) -> Standing:
    """A standing whose worth is its value at its points; `bare` is the value where not given."""
    criterion = Criterion.model_validate(
        {
            "name": name,
            "label": name,
            "group": "behaviour",
            "field": name,
            "test": "is true",
            **parts,
        }
    )
    worth = ((value or 0) * points * 2 + criterion.unit) // (2 * criterion.unit)
    given = value if bare is None else bare
    return Standing(criterion, points, value, worth, given, cell, product=product)


def count(name: str, points: int, value: int | None, cap: int, **parts: Any) -> Standing:
    return standing(name, points, value, test="count", cap=cap, **parts)


def said(ways: tuple[tuple[Change, ...], ...]) -> list[list[tuple[str, int, int]]]:
    return [[(c.standing.criterion.name, c.value, c.gain) for c in way] for way in ways]


def test_one_large_change_goes_before_two_small_ones() -> None:
    """12 points are lacking: only the call gives so many alone."""
    ways = ways_to_lift([standing("mail", 6), standing("form", 7), standing("call", 20)], 12)
    assert said(ways) == [[("call", 1, 20)]]


def test_of_ways_with_as_few_criteria_the_one_of_fewest_points_comes_first() -> None:
    """9 points are lacking: 6+3 and 5+4 make just 9, 6+4 makes 10, 6+5 makes 11."""
    four = [standing("a", 6), standing("b", 5), standing("c", 4), standing("d", 3)]
    assert said(ways_to_lift(four, 9)) == [
        [("a", 1, 6), ("d", 1, 3)],
        [("b", 1, 5), ("c", 1, 4)],
        [("a", 1, 6), ("c", 1, 4)],
    ]


def test_equal_ways_come_in_the_order_of_the_criteria() -> None:
    assert said(ways_to_lift([standing("z", 5), standing("a", 5)], 5)) == [
        [("z", 1, 5)],
        [("a", 1, 5)],
    ]


def test_a_count_rises_by_just_as_many_as_are_needed() -> None:
    """From 1 visit at 2 points each, 5 points are lacking: 3 more make 6, 2 more but 4."""
    assert said(ways_to_lift([count("visits", 2, 1, 10)], 5)) == [[("visits", 4, 6)]]
    assert ways_to_lift([count("visits", 2, 1, 3)], 5) == ()


def test_an_unknown_count_is_taken_from_one_on() -> None:
    assert said(ways_to_lift([count("visits", 2, None, 5)], 3)) == [[("visits", 2, 4)]]


def test_what_is_known_of_fit_and_red_flags_stays() -> None:
    known = [
        standing("title", 30, group="fit"),
        standing("student", -30, 1, group="red_flag"),
        standing("met", 30, 1),
    ]
    assert ways_to_lift(known, 5) == ()


def test_what_is_unknown_of_fit_may_turn_out_well() -> None:
    assert said(ways_to_lift([standing("title", 30, None, group="fit")], 5)) == [[("title", 1, 30)]]


def test_an_empty_field_may_be_filled_in_even_for_fit() -> None:
    persona = standing("persona", 8, 0, group="fit", test="is filled")
    assert said(ways_to_lift([persona], 8)) == [[("persona", 1, 8)]]


def test_a_number_that_is_past_the_mark_does_not_come_down() -> None:
    past = [
        standing("visits", 9, test="at most", number=3, cell=4.0),
        standing("calls", 9, test="between", low=1, high=3, cell=4.0),
    ]
    short = [standing("forms", 9, test="between", low=2, high=3, cell=1.0)]
    assert ways_to_lift(past, 5) == ()
    assert said(ways_to_lift(past + short, 5)) == [[("forms", 1, 9)]]


def test_another_product_stays_another_product_and_an_unknown_one_may_fit() -> None:
    """Of the unknown product the field is known to fail, and fit does not change: no way."""
    other = standing("call", 9, 0, bare=1, product="Desk", test="is true")
    cloud = other.criterion.model_copy(update={"product": "Cloud"})
    ours = Standing(cloud, 9, 0, 0, 1, True, product="Desk")
    unknown = Standing(cloud, 9, None, 0, 1, True, product=None)
    fit = cloud.model_copy(update={"group": "fit"})
    fails = Standing(fit, 9, None, 0, 0, False, product=None)
    assert ways_to_lift([ours], 5) == ()
    assert said(ways_to_lift([unknown], 5)) == [[("call", 1, 9)]]
    assert ways_to_lift([fails], 5) == ()
    assert ours.is_of_other_product
    assert unknown.unknown_field == "product"


def test_what_has_aged_is_worth_its_points_again_when_it_happens_once_more() -> None:
    """2 visits at 10 points, half left: 10 of 20. One more visit makes 3 fresh ones: 30, +20."""
    aged = count("visits", 10, 100, 3, bare=2, decay=50, since="last_activity_at")
    assert said(ways_to_lift([aged], 5)) == [[("visits", 3, 20)]]
    full = count("visits", 10, 150, 3, bare=3, decay=50, since="last_activity_at")
    assert said(ways_to_lift([full], 5)) == [[("visits", 3, 15)]]


def test_two_criteria_that_no_lead_can_meet_at_once_are_no_way() -> None:
    """Seniority is unknown, and is either: 15 and 8 never come together."""
    either = [
        standing("boss", 15, None, field="seniority", test="is one of", values=["decision_maker"]),
        standing("mid", 8, None, field="seniority", test="is one of", values=["mid_level"]),
    ]
    assert ways_to_lift(either, 20) == ()
    assert said(ways_to_lift([*either, standing("call", 6)], 20)) == [
        [("boss", 1, 15), ("call", 1, 6)]
    ]


def test_the_unknown_field_is_named() -> None:
    field = standing("a", 5, None, decay=10, since="last_activity_at")
    date = standing("a", 5, None, bare=1, decay=10, since="last_activity_at")
    assert field.unknown_field == "a"
    assert date.unknown_field == "last_activity_at"
    assert standing("a", 5, 1).unknown_field is None


STANDINGS = st.lists(
    st.tuples(st.integers(-9, 12), st.sampled_from([None, 0, 1, 2]), st.integers(1, 4)),
    max_size=7,
).map(
    lambda drawn: [
        count(f"c{place}", points, value if value is None else min(value, cap), cap)
        for place, (points, value, cap) in enumerate(drawn)
    ]
)


@settings(max_examples=200)
@given(STANDINGS, st.integers(1, 60))
def test_no_way_has_fewer_criteria_and_no_count_rises_further_than_needed(
    standings: list[Standing], shortfall: int
) -> None:
    """Against every set of criteria, each raised to its cap."""
    room = [max(0, one.points * one.criterion.largest_value - one.worth) for one in standings]
    sizes = [
        size
        for size in range(1, 6)
        if any(sum(chosen) >= shortfall for chosen in combinations(room, size) if all(chosen))
    ]
    ways = ways_to_lift(standings, shortfall)
    assert bool(ways) == bool(sizes)
    totals = []
    for way in ways:
        total = sum(change.gain for change in way)
        totals.append(total)
        assert len(way) == sizes[0]
        assert total >= shortfall
        for change in way:
            one = change.standing
            assert change.gain == one.points * change.value - one.worth
            is_least = change.value - 1 <= (one.value or 0)
            assert is_least or total - one.points < shortfall
    assert totals == sorted(totals)


@pytest.mark.parametrize("seed", range(2))
def test_two_hundred_criteria_are_searched_too(seed: int) -> None:
    dice = Random(seed)
    standings = [standing(f"c{place}", dice.randint(1, 20)) for place in range(200)]
    best = sum(sorted((one.points for one in standings), reverse=True)[:5])
    ways = ways_to_lift(standings, best)
    assert sum(change.gain for change in ways[0]) == best
    assert ways_to_lift(standings, best + 1) == ()
