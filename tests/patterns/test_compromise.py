"""The way between two proposals: always between them, never worse than either."""

from fractions import Fraction
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Criterion
from leadpact.domain.scoring_model import CutOffs, ScoringModel
from leadpact.patterns.compromise import (
    WayBetween,
    between,
    content_of,
    stop_beside,
    usual_load,
    way_between,
)
from leadpact.patterns.ground import ground_of, won_among
from leadpact.patterns.joint import begun
from leadpact.patterns.patterns import Patterns, worth
from tests.patterns.boards import Some, patterns_of
from tests.stores import model_of

BUDGET = {"name": "budget", "field": "visits", "test": "count", "cap": 1, "points": 0}
PRICING = {"name": "pricing", "field": "visits", "test": "count", "cap": 1, "points": 0}
LIST = {"name": "list", "field": "visits", "test": "count", "cap": 2, "points": 0}


def proposal(*points: int, a: int = 8, b: int = 4, c: int = 2) -> ScoringModel:
    """Points on budget, pricing and so on."""
    criteria = (BUDGET, PRICING, LIST)[: len(points)]
    empty = model_of(*criteria, a=a, b=b, c=c)
    return empty.model_copy(update={"points": points})


MARKETING, SALES = proposal(0, 8), proposal(8, 0)
# Budget and pricing known: 4 leads, all won; budget alone: 10 with 5 wins; pricing alone: 10 with
# 4; neither: 20 with 1.
LEADS = patterns_of(
    MARKETING.criteria,
    [
        Some((1, 1), 4, won=True),
        Some((1, 0), 5, won=True),
        Some((1, 0), 5),
        Some((0, 1), 4, won=True),
        Some((0, 1), 6),
        Some((0, 0), 1, won=True),
        Some((0, 0), 19),
    ],
)


def test_joint_points_capture_more_than_either_proposal() -> None:
    """4 leads can be worked. Marketing's 14 best hold 8 wins, of which 4 / 14 x 8 are expected
    among any 4; sales' hold 9. With points on both, the 4 with both are the best, and all won.
    """
    way = way_between(LEADS, MARKETING, SALES, 4)
    first, last = way.stops[0], way.stops[-1]
    assert (first.captured, last.captured) == pytest.approx((8 * 4 / 14, 9 * 4 / 14))
    assert way.stops[way.best].captured == 4
    assert way.stops[way.best].way == Fraction(1, 2)
    assert (way.leads, way.won, way.worked) == (44, 14, 4)


def test_leads_with_the_score_at_the_edge_share_the_places_that_are_left() -> None:
    """10 can be worked: 4 with both, then 6 of the 10 with budget alone, of which 5 were won."""
    joint = proposal(5, 4)
    stop = stop_beside(LEADS, MARKETING, SALES, joint, 10)
    assert stop.captured == pytest.approx(4 + 5 * 6 / 10)


def test_a_stop_counts_its_grades_against_both_proposals() -> None:
    """Joint points of 5 and 4: both 9 (A), budget 5 (B), pricing 4 (B), neither D.

    Marketing's gives pricing A, all others D; sales' gives budget A.
    """
    stop = stop_beside(LEADS, MARKETING, SALES, proposal(5, 4), 10)
    assert (stop.good, stop.good_won) == (24, 13)
    assert stop.by_marketing == ((4, 10, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 10, 0, 20))
    assert stop.by_sales == ((4, 10, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 10, 0, 20))


def test_a_model_beside_the_way_lies_where_its_points_do() -> None:
    """Points of 4 and 8 are 4 from marketing's and 12 from sales'."""
    assert stop_beside(LEADS, MARKETING, SALES, proposal(4, 8), 4).way == Fraction(1, 4)


def test_without_a_capacity_as_many_are_worked_as_both_grade_a_or_b_on_average() -> None:
    """14 each."""
    assert usual_load(LEADS, MARKETING, SALES) == 14
    assert way_between(LEADS, MARKETING, SALES, None).worked == 14
    assert usual_load(LEADS, MARKETING, proposal(8, 4)) == 19


def test_the_same_proposals_are_one_stop() -> None:
    way = way_between(LEADS, MARKETING, MARKETING.model_copy(update={"name": "other"}), 4)
    assert [stop.model for stop in way.stops] == [MARKETING]


def test_proposals_that_differ_in_cut_offs_alone_are_quarters_apart() -> None:
    other = proposal(0, 8, a=16, b=8, c=2)
    way = way_between(LEADS, MARKETING, other, 4)
    assert [stop.model.cut_offs.a for stop in way.stops] == [8, 10, 12, 14, 16]
    assert [stop.way for stop in way.stops] == [Fraction(part, 4) for part in range(5)]
    assert way.best == 2
    assert {stop.captured for stop in way.stops} == {way.stops[0].captured}


def test_a_criterion_that_the_data_cannot_tell_goes_the_straight_way() -> None:
    first, last = proposal(0, 8, 0), proposal(8, 0, 10)
    way = way_between(LEADS, first, last, 4)
    halfway = way.stops[way.best]
    assert halfway.way == Fraction(1, 2)
    assert halfway.model.points_of("list") == 5


def test_a_model_on_the_way_is_found_whatever_its_name() -> None:
    way = way_between(LEADS, MARKETING, SALES, 4)
    renamed = way.stops[3].model.model_copy(update={"name": "ours"})
    assert way.place_of(renamed) == 3
    assert way.place_of(proposal(1, 1)) is None


# Whatever the proposals.

CRITERIA = tuple(
    Criterion(
        name=f"c{place}",
        label="x",
        group="behaviour",
        field="visits",
        test="count",
        cap=cap,
        **decay,
    )
    for place, (cap, decay) in enumerate(
        [(1, {}), (3, {}), (2, {"decay": 7, "since": "last_activity_at"})]
    )
)


@st.composite
def proposals(draw: st.DrawFn) -> ScoringModel:
    c, b, a = sorted(draw(st.sets(st.integers(-10, 30), min_size=3, max_size=3)))
    return ScoringModel(
        name="any",
        criteria=CRITERIA,
        points=tuple(draw(st.integers(-9, 9)) for _ in CRITERIA),
        cut_offs=CutOffs(a=a, b=b, c=c),
        mql_threshold=draw(st.integers(-10, 30)),
    )


@st.composite
def leads(draw: st.DrawFn) -> Patterns:
    dice = Random(draw(st.integers(0, 10**6)))
    some = [
        Some(
            tuple(dice.randint(0, one.largest_value * one.unit) for one in CRITERIA),
            dice.randint(1, 5),
            won=dice.random() < 0.4,
        )
        for _ in range(dice.randint(0, 30))
    ]
    return patterns_of(CRITERIA, some)


def numbers(model: ScoringModel) -> tuple[int, ...]:
    cut = model.cut_offs
    return (*model.points, cut.a, cut.b, cut.c, model.mql_threshold)


def expected_wins(patterns: Patterns, model: ScoringModel, worked: int) -> float:
    """The mean wins of the first leads in order of score, ties in proportion, lead by lead."""
    by_score: dict[int, list[bool]] = {}
    for row in range(len(patterns.leads)):
        parts = (
            worth(patterns.values[row : row + 1, place].astype(int), points, one.unit)
            for place, (one, points) in enumerate(zip(model.criteria, model.points, strict=True))
        )
        score = sum(int(part[0]) for part in parts)
        by_score.setdefault(score, []).extend([bool(patterns.won[row])] * int(patterns.leads[row]))
    found = 0.0
    for _, won in sorted(by_score.items(), reverse=True):
        taken = min(worked, len(won))
        found += sum(won) * taken / len(won)
        worked -= taken
    return found


@given(leads(), proposals(), proposals(), st.integers(1, 80))
@settings(max_examples=40)
def test_every_stop_lies_between_the_proposals_and_counts_what_it_says(
    patterns: Patterns, marketing: ScoringModel, sales: ScoringModel, worked: int
) -> None:
    way = way_between(patterns, marketing, sales, worked)
    assert (way.stops[0].model, way.stops[-1].model) == (marketing, sales) or len(way.stops) == 1
    assert_in_order(way, marketing, sales)
    for stop in way.stops:
        assert stop.captured == pytest.approx(expected_wins(patterns, stop.model, worked))
        assert sum(map(sum, stop.by_marketing)) == sum(map(sum, stop.by_sales)) == way.leads
    best = way.stops[way.best].captured
    assert best >= max(stop.captured for stop in way.stops)


def assert_in_order(way: WayBetween, marketing: ScoringModel, sales: ScoringModel) -> None:
    """From stop to stop, no number of a model goes back, and no cut-off meets the next."""
    for before, after in pairwise(way.stops):
        assert before.way < after.way
        for start, first, second, end in zip(
            *map(numbers, (marketing, before.model, after.model, sales)), strict=True
        ):
            assert start <= first <= second <= end or start >= first >= second >= end
    for stop in way.stops:
        # Copies are not checked by themselves.
        ScoringModel.model_validate(stop.model.model_dump())


@given(proposals(), proposals(), st.fractions(0, 1))
@settings(max_examples=40)
def test_the_straight_way_keeps_cut_offs_falling_and_ends_at_the_proposals(
    marketing: ScoringModel, sales: ScoringModel, way: Fraction
) -> None:
    model = between(marketing, sales, way)
    assert model.cut_offs.a > model.cut_offs.b > model.cut_offs.c
    assert between(marketing, sales, Fraction(0)) is marketing
    assert between(marketing, sales, Fraction(1)) is sales
    assert content_of(between(marketing, marketing, way)) == content_of(marketing)


def test_what_is_found_is_the_best_there_is_nearly_always() -> None:
    """All points between two proposals are tried in 150 small cases: the way's best misses the true
    best in at most one of twenty, and by less than a tenth of the wins.
    """
    gaps = [gap_of(Random(seed)) for seed in range(150)]
    assert sum(gap > 1e-9 for gap in gaps) <= len(gaps) / 20
    assert max(gaps) < 0.1


def gap_of(dice: Random) -> float:
    """The share of wins that the best point between two proposals has more than the way's best."""
    size = dice.choice([2, 3])
    some = [
        Some(
            tuple(dice.randint(0, cap) for cap in (1, 1, 2)[:size]),
            dice.randint(1, 9),
            won=dice.random() < 0.35,
        )
        for _ in range(dice.randint(10, 60))
    ]
    first, last = (proposal(*(dice.randint(-5, 9) for _ in range(size))) for _ in range(2))
    patterns = patterns_of(first.criteria, some)
    way = way_between(patterns, first, last, dice.randint(1, sum(one.leads for one in some)))
    ground = ground_of(patterns, first, last)
    spans = [range(column.low, column.high + 1) for column in ground.columns]
    best = max(won_among(begun(ground, points).histogram, way.worked) for points in product(*spans))
    return (best - way.stops[way.best].captured) / max(1, way.won)


def test_many_leads_and_very_far_scores_are_survived() -> None:
    """A count of up to 1,000 at 1,000 points: a million scores lie between the two."""
    far = model_of({**LIST, "cap": 1000}, a=8, b=4, c=2)
    first, last = (far.model_copy(update={"points": (points,)}) for points in (-1000, 1000))
    patterns = patterns_of(
        far.criteria, [Some((1000,), 20_000_000, won=True), Some((0,), 60_000_000)]
    )
    way = way_between(patterns, first, last, 20_000_000)
    assert (way.stops[0].captured, way.stops[way.best].captured) == (0, 20_000_000)
    assert way.stops[-1].good_won == 20_000_000
