"""The sentence under "Where do we differ, and who was right?" is true to the data."""

from dataclasses import replace

import pytest

from leadpact.domain.people import Team
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import difference, share
from leadpact.metrics.criterion_gaps import IdleGap, Says, backed, says_of
from leadpact.metrics.disagreement import CutOffGap, Disagreement, disagreement_of
from leadpact.metrics.disagreement_words import (
    backs_words,
    cut_off_words,
    disagreement_sentence,
    idle_words,
    only_verdict,
)
from leadpact.store.database import Store
from tests.metrics.proposals import MARKETING, SALES, SIXTEEN, proposal
from tests.stores import all_of, leads


@pytest.fixture
def found(fresh_store: Store) -> Disagreement:
    leads(fresh_store, SIXTEEN)
    return disagreement_of(fresh_store, all_of(fresh_store), MARKETING, SALES)


def backing(found: Disagreement, budget: Team | None, visits: Team | None) -> Disagreement:
    """The same where the data makes much of both criteria and backs these teams."""
    return replace(
        found,
        criteria=tuple(
            replace(gap, says=Says.MUCH, backs=team)
            for gap, team in zip(found.criteria, (budget, visits), strict=True)
        ),
    )


def saying(found: Disagreement, *says: Says) -> Disagreement:
    return replace(
        found,
        criteria=tuple(
            replace(gap, says=one, backs=None)
            for gap, one in zip(found.criteria, says, strict=True)
        ),
    )


def test_it_names_who_was_right_about_what(found: Disagreement) -> None:
    start = "You agree on 38 % of leads (κ 0.00). Where you don't, "
    assert disagreement_sentence(found) == f"{start}marketing was right about “Visits”."
    both = backing(found, Team.SALES, Team.MARKETING)
    assert disagreement_sentence(both) == (
        f"{start}sales was right about “Budget known”, and marketing about “Visits”."
    )
    one = backing(found, Team.SALES, Team.SALES)
    assert disagreement_sentence(one) == (
        f"{start}sales was right about “Budget known” and “Visits”."
    )


def test_it_says_where_nobody_was_right(found: Disagreement) -> None:
    start = "You agree on 38 % of leads (κ 0.00). Where you don't, the data "
    neither = backing(found, None, None)
    assert disagreement_sentence(neither) == f"{start}backs neither of you."
    little = saying(found, Says.LITTLE, Says.NOTHING)
    assert disagreement_sentence(little) == (
        f"{start}backs neither of you: “Budget known” makes little difference."
    )
    both = saying(found, Says.LITTLE, Says.LITTLE)
    assert disagreement_sentence(both) == (
        f"{start}backs neither of you: “Budget known” and “Visits” make little difference."
    )
    nothing = saying(found, Says.NOTHING, Says.NOTHING)
    assert disagreement_sentence(nothing) == f"{start}cannot tell yet who was right."


def sentence_of(store: Store, marketing: ScoringModel, sales: ScoringModel) -> str:
    return disagreement_sentence(disagreement_of(store, all_of(store), marketing, sales))


def test_proposals_that_are_the_same_agree_on_all_leads(fresh_store: Store) -> None:
    leads(fresh_store, SIXTEEN)
    assert sentence_of(fresh_store, SALES, SALES) == (
        "Your proposals are the same: you agree on all 16 leads."
    )
    twice = proposal(budget=31, visits=0)
    assert sentence_of(fresh_store, SALES, twice) == (
        "You agree on all 16 leads, although your points differ."
    )
    higher = proposal(budget=30, visits=0, a=29)
    assert sentence_of(fresh_store, SALES, higher) == (
        "You agree on all 16 leads, although your cut-offs differ."
    )


def test_cut_offs_alone_can_part_the_teams(fresh_store: Store) -> None:
    """With A from 40, which nobody reaches, the four with three visits are B: 12 of 16 agree.

    They are 4 grades apart; by chance it would be 4×2.125 + 2×1.125 + 2×0.875 + 8×0.875 = 19.5.
    """
    leads(fresh_store, SIXTEEN)
    strict = proposal(budget=0, visits=10, a=40)
    assert sentence_of(fresh_store, MARKETING, strict) == (
        "You agree on 75 % of leads (κ 0.79). Your points do the same here; your cut-offs differ. "
        "Sales calls no lead A; marketing alone calls 4 leads A."
    )


def test_without_outcomes_it_does_not_say_who_was_right(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | visits | budget\n1 | 3 | yes\n2 | 0 | yes\n3 | 0 | no")
    assert sentence_of(fresh_store, MARKETING, SALES).endswith(
        "Who was right cannot be told: this data needs Outcome."
    )


def test_a_few_leads_are_counted_where_percents_would_say_all_or_none(found: Disagreement) -> None:
    def start(agreed: int, of: int) -> str:
        told = replace(found, leads=of, agreed=share(agreed, of), kappa=None)
        return disagreement_sentence(told).split(" (")[0]

    assert start(9_999, 10_000) == "You agree on all but 1 of 10,000 leads"
    assert start(1, 10_000) == "You agree on only 1 of 10,000 leads"
    assert start(0, 10_000) == "You agree on no lead"
    assert start(1, 1) == "You agree on the only lead, although your points differ."
    assert start(0, 0) == "There are no leads in this selection."


@pytest.mark.parametrize(
    ("marketing", "sales", "words"),
    [
        ((30, 100), (10, 100), "marketing's close 20.0 points better"),
        ((10, 100), (30, 100), "sales' close 20.0 points better"),
        ((10, 100), (12, 100), "no sure difference between the two"),
        ((4, 4), (0, 100), "too few to judge"),
        ((0, 0), (30, 100), "too few to judge"),
    ],
)
def test_what_only_one_team_calls_a_is_judged_by_newcombes_interval(
    found: Disagreement, marketing: tuple[int, int], sales: tuple[int, int], words: str
) -> None:
    first, second = share(*marketing), share(*sales)
    told = replace(
        found,
        only_marketing_a=replace(found.only_marketing_a, closed=first),
        only_sales_a=replace(found.only_sales_a, closed=second),
        only_difference=difference(second, first),
    )
    assert only_verdict(told).words == words


@pytest.mark.parametrize(
    ("applies", "rest", "says"),
    [
        # 24 against 11 %, as in a plan of ours: surely more, and more than a quarter of 14 %.
        ((240, 1000), (330, 3000), Says.MUCH),
        # 13 against 11 %: chance may do that, and it is surely less than half of 11.5 %.
        ((130, 1000), (330, 3000), Says.LITTLE),
        # The same of many more leads is sure, and little still.
        ((13_000, 100_000), (33_000, 300_000), Says.LITTLE),
        # 20 against 11 % of ten leads could be anything.
        ((2, 10), (330, 3000), Says.NOTHING),
        ((4, 4), (0, 3000), Says.NOTHING),
        ((0, 0), (330, 3000), Says.NOTHING),
        ((0, 300), (0, 3000), Says.NOTHING),
    ],
)
def test_how_much_a_criterion_tells(
    applies: tuple[int, int], rest: tuple[int, int], says: Says
) -> None:
    assert says_of(share(*applies), share(*rest)) is says


@pytest.mark.parametrize(
    ("marketing", "sales", "told", "team"),
    [
        (2, 20, 0.1, Team.SALES),
        (22, 5, 0.1, Team.MARKETING),
        (12, 0, 0.1, Team.MARKETING),
        (-5, -25, -0.1, Team.SALES),
        (-5, 0, -0.1, Team.MARKETING),
        (5, -5, -0.1, Team.SALES),
        # Points of the wrong sign are backed by nothing.
        (-5, -25, 0.1, None),
        (0, -25, 0.1, None),
        (5, 25, -0.1, None),
    ],
)
def test_the_data_backs_more_points_of_the_right_sign(
    marketing: int, sales: int, told: float, team: Team | None
) -> None:
    assert backed(marketing, sales, told) is team


def test_backing_is_silent_where_nothing_can_be_told(found: Disagreement) -> None:
    assert [backs_words(gap) for gap in found.criteria] == ["", "backs marketing"]
    assert [backs_words(gap) for gap in backing(found, None, Team.SALES).criteria] == [
        "backs neither",
        "backs sales",
    ]


def test_cut_offs_and_idle_criteria_are_told_in_a_line_each() -> None:
    gaps = (CutOffGap("A from", 60, 1055), CutOffGap("C from", 5, -5))
    assert cut_off_words(gaps) == (
        "Cut-offs differ, marketing's against sales': A from 60 against 1,055, C from 5 against −5."
    )
    assert idle_words((IdleGap("x", "X", 5, -20, "needs Job title"),)) == (
        "You differ about these too, but no lead here feels it: “X” (+5 against −20): "
        "needs Job title."
    )
    assert (cut_off_words(()), idle_words(())) == ("", "")
