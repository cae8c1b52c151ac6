"""The figures of the way between two proposals, and what is said of it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import share
from leadpact.metrics.compromise import (
    CompromiseAnswer,
    Crew,
    compromise,
    crew_of,
    figures_of,
    nearness,
)
from leadpact.metrics.compromise_words import (
    apart_words,
    capacity_note,
    compromise_sentence,
    label_words,
    number_words,
    place_words,
)
from leadpact.patterns.compromise import Stop, WayBetween
from leadpact.store.database import Store
from leadpact.store.reps import Rep, set_reps
from tests.stores import all_of, leads, model_of

CREW = Crew(months=2, reps=5, capacity=None, set_for=0)
MODEL = model_of({"name": "budget", "field": "visits", "test": "count", "cap": 1, "points": 1})
# 20 of 100 leads change between B and D; by sales, all have one grade.
APART = ((0, 0, 0, 0), (0, 30, 0, 20), (0, 0, 0, 0), (0, 0, 0, 50))
ONE_GRADE = ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 100))


def stop(way: Fraction, captured: float, model: ScoringModel = MODEL, won: int = 20) -> Stop:
    """A stop of 30 leads graded A or B, so many of them won."""
    return Stop(model, way, captured, 30, won, APART, ONE_GRADE)


def answer(*captured: float, won: int = 100, worked: int = 160) -> CompromiseAnswer:
    """Stops that are evenly spaced, where 16 leads a rep and month of 1,000 can be worked."""
    last = max(1, len(captured) - 1)
    stops = tuple(
        stop(Fraction(place, last), one, won=won // 5) for place, one in enumerate(captured)
    )
    best = captured.index(max(captured))
    return compromise(WayBetween(stops, best, 1000, won, worked), CREW, 16)


def test_expected_wins_are_rounded_and_have_their_interval() -> None:
    """86.6 of 100 wins; 30 leads graded A or B are 15 a month, and 3 for each of 5 reps."""
    figures = figures_of(stop(Fraction(1, 4), 86.6), 100, CREW)
    assert figures.captured == share(87, 100)
    assert figures.in_a_and_b == share(20, 100)
    assert (figures.way, figures.good, figures.a_month, figures.a_rep) == (0.25, 30, 15, 3)


def test_the_sentence_names_the_place_the_capacity_and_both_proposals() -> None:
    found = answer(82, 85, 87, 84, 82)
    assert compromise_sentence(found, 2) == (
        "Joint points 50 % of the way to sales capture 87 % of wins within 16 leads a rep and "
        "month; marketing’s alone 82 %, sales’ 82 %. Their intervals overlap: this data cannot "
        "tell them apart."
    )


def test_at_the_ends_it_speaks_of_the_proposals_themselves() -> None:
    """The interval of 20 of 100 ends at 29 %, that of 82 begins at 73 %."""
    found = answer(82, 87, 20)
    assert compromise_sentence(found, 0) == (
        "Marketing’s own points capture 82 % of wins within 16 leads a rep and month, sales’ 20 %. "
        "That is clearly more than sales’."
    )
    assert compromise_sentence(found, 2).startswith("Sales’ own points capture 20 % of wins")
    assert compromise_sentence(found, 2).endswith("That is clearly fewer than marketing’s.")


@pytest.mark.parametrize(
    ("captured", "said"),
    [
        ((20, 90, 20), "That is clearly more than either proposal."),
        ((85, 90, 20), "That is clearly more than sales’, not to be told apart from marketing’s."),
        ((20, 50, 90), "That is clearly more than marketing’s, clearly fewer than sales’."),
    ],
)
def test_what_the_data_can_tell_is_said_of_each_side(captured: tuple[int, ...], said: str) -> None:
    found = answer(*captured)
    assert apart_words(found, found.stops[1]) == said


def test_a_share_of_the_way_is_never_rounded_onto_a_proposal() -> None:
    first, last = (figures_of(stop(Fraction(part, 1000), 1), 100, CREW) for part in (1, 999))
    assert (place_words(first), place_words(last)) == (
        "1 % of the way to sales",
        "99 % of the way to sales",
    )
    ends = answer(1, 2, 3)
    assert place_words(ends.marketing) == "Marketing’s proposal"
    assert place_words(ends.sales) == "Sales’ proposal"


def test_what_decides_nothing_is_said() -> None:
    assert compromise_sentence(answer(0, 0, won=0), 0).startswith(
        "No lead in this selection is won"
    )
    unknown = replace(answer(0, 0, won=0), has_outcomes=False)
    assert compromise_sentence(unknown, 0).startswith("How leads ended is not in this data: needs")
    assert compromise_sentence(answer(82), 0) == (
        "Both proposals are the same: they capture 82 % of wins within 16 leads a rep and month."
    )
    assert compromise_sentence(answer(100, 100, worked=1000), 0).startswith(
        "All 1,000 leads can be worked within 16 leads a rep and month"
    )


def test_kappa_is_to_each_team_and_may_be_undefined() -> None:
    """80 of 100 leads agree, 20 are two grades apart: half of them weigh nothing.

    Rows 50 B and 50 D, columns 30 B and 70 D: by chance 15 + 35 leads are two apart, so
    kappa = 1 - 20 / 50. Where all have one grade there is none.
    """
    near = nearness(stop(Fraction(1, 2), 87))
    assert near.to_marketing is not None
    assert near.to_marketing.value == pytest.approx(0.6)
    assert near.to_sales is None
    figures = figures_of(stop(Fraction(1, 2), 87), 100, CREW)
    assert label_words(figures, near) == "87 % of wins · κ 0.60 to marketing, – to sales"


@pytest.mark.parametrize(
    ("number", "said"), [(16.0, "16"), (11.25, "11.2"), (99.96, "100"), (1835.8, "1,836")]
)
def test_a_decimal_stands_only_where_it_matters(number: float, said: str) -> None:
    assert number_words(number) == said


def test_the_crew_is_counted_as_on_the_capacity_page(fresh_store: Store) -> None:
    """January to March are three months; Cem has left, so two reps share 16 and 20 a month."""
    leads(
        fresh_store,
        """lead_id | created_at | owner
        1 | 2026-01-10 | Ann
        2 | 2026-03-02 | Bob
        3 | 2026-03-09 | Cem""",
    )
    filters = all_of(fresh_store)
    assert crew_of(fresh_store, filters) == Crew(3, 3, None, 0)
    reps = (Rep("Ann", capacity=16), Rep("Bob", capacity=20), Rep("Cem", capacity=0))
    set_reps(fresh_store, filters.dataset_id, reps)
    crew = crew_of(fresh_store, filters)
    assert crew == Crew(3, 2, 18, 2)
    assert (crew.worked(18), crew.worked(0.01), crew.a_rep(108)) == (108, 1, 18)
    assert crew_of(fresh_store, Filters(filters.dataset_id, owners=("Ann",))).reps == 1


def test_what_the_capacity_means_is_said_with_its_source() -> None:
    assert capacity_note(Crew(24, 8, 16, 5), 3072, 6012) == (
        "8 reps over 24 months: the 3,072 best of 6,012 leads can be worked; 16 is set on average "
        "(5 of 8 reps), on the Capacity page."
    )
    assert "no rep has a capacity set" in capacity_note(CREW, 160, 1000)
    unknown = Crew(None, 8, None, 0)
    assert unknown.worked(16) is unknown.a_rep(16) is None
    assert capacity_note(unknown, 412, 1000).startswith(
        "How many months there are is not in this data, so the capacity is unknown: taken are the "
        "412 best of 1,000 leads"
    )
