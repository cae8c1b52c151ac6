"""What the page about recycled leads says."""

import pytest

from leadpact.domain.filters import Filters
from leadpact.domain.lifetimes import DayCount, lifetimes
from leadpact.domain.middles import middle
from leadpact.domain.shares import share
from leadpact.metrics.another_round import AnotherRound, Worth
from leadpact.metrics.cycled_shares import closes_by_key, cycled_by_key
from leadpact.metrics.recycling import recycling
from leadpact.metrics.recycling_words import (
    best_wait_sentence,
    cycled_of,
    cycled_sentence,
    round_sentence,
    shares_sentence,
    waits_sentence,
)
from leadpact.metrics.sentences import recycling_sentence
from leadpact.metrics.shares import Missing
from leadpact.metrics.waits import Kind, ReasonWaits
from leadpact.store.database import Store
from tests.metrics.tables import BY_VISITS, CYCLES, broken_down
from tests.stores import all_of, leads

CLOSES = broken_down((1, 6, 10), (2, 2, 10), (3, 1, 10), (4, 1, 10))


@pytest.mark.parametrize(("threshold", "cycled"), [(2, 4), (3, 2), (4, 1)])
def test_the_share_follows_the_threshold(threshold: int, cycled: int) -> None:
    """Of ten closes 6, 2, 1 and 1 took 1, 2, 3 and four or more cycles."""
    assert cycled_of(CLOSES, threshold) == share(cycled, 10)


def test_the_sentence_says_from_how_many_times_on(fresh_store: Store) -> None:
    """Of four wins with known cycles, two took 1, one took 2, one took 5."""
    leads(fresh_store, CYCLES)
    answer = recycling(fresh_store, all_of(fresh_store), BY_VISITS)
    assert not isinstance(answer, Missing)
    assert cycled_sentence(answer, 2) == recycling_sentence(answer)
    said = cycled_sentence(answer, 4)
    assert said.startswith("25 % of closes (1 of 4) came from leads that cycled four or more times")
    assert "two or more times" in said


def test_closes_are_counted_by_product_for_any_threshold(fresh_store: Store) -> None:
    leads(
        fresh_store,
        """
        lead_id | product | cycles | outcome
        1       | Desk    | 1      | won
        2       | Desk    | 2      | won
        3       | Desk    | 5      | won
        4       |         | 3      | won
        5       | Chair   | 4      | open
        """,
    )
    closes = closes_by_key(fresh_store, "recycled_share_by_product", all_of(fresh_store))
    assert not isinstance(closes, Missing)
    assert cycled_by_key(closes, 2) == broken_down(("Desk", 2, 3), (None, 1, 1))
    assert cycled_by_key(closes, 4) == broken_down(("Desk", 1, 3), (None, 0, 1))


@pytest.mark.parametrize("what", ["product", "source"])
@pytest.mark.parametrize("threshold", [2, 3, 4])
def test_the_samples_closes_agree_with_plain_counting(
    sample_store: Store, what: str, threshold: int
) -> None:
    counts: dict[str, list[int]] = {}
    for key, cycles in sample_store.rows(
        f"select {what}, cycles from lead where dataset_id = 1 and is_won and cycles is not null"
    ):
        count = counts.setdefault(key, [0, 0])
        count[0] += cycles >= threshold
        count[1] += 1
    closes = closes_by_key(sample_store, f"recycled_share_by_{what}", Filters(1))
    assert not isinstance(closes, Missing)
    found = {row.key: row.share for row in cycled_by_key(closes, threshold)}
    assert found == {key: share(*count) for key, count in counts.items()}


def test_the_best_wait_is_only_called_better_where_it_is() -> None:
    """80 of 100 against 20 of 100 is clear, 21 of 100 against 20 of 100 is not."""
    apart = broken_down(("2–4 weeks", 80, 100), ("13 weeks or more", 20, 100))
    close = broken_down(("2–4 weeks", 21, 100), ("13 weeks or more", 20, 100))
    assert best_wait_sentence(apart).endswith("clearly better than after 13 weeks or more.")
    assert best_wait_sentence(close).endswith("but no wait is clearly better than another.")
    assert best_wait_sentence(broken_down(("2–4 weeks", 1, 2))).startswith("Too few leads")


def test_waits_say_how_many_come_back() -> None:
    """Of ten, five came back after 20 days; the others were watched for 100 days. Two were won."""
    back = lifetimes([DayCount(20, 5, 0), DayCount(100, 0, 5)])
    won = lifetimes([DayCount(40, 2, 0), DayCount(100, 0, 8)])
    row = ReasonWaits(Kind.ALL, None, 1, back, middle([20] * 5), won, 0)
    said = waits_sentence(row)
    assert said.startswith("50 % [")
    assert "of the no's lead to another hand-off within 90 days; 20 % [" in said
    assert said.endswith("those that came back had waited 20 days [20–20], the median.")


def test_leads_worth_another_round_are_counted_by_how_sure_it_is() -> None:
    rows = [
        AnotherRound("A", None, 40, share(9, 10), Worth.YES),
        AnotherRound("B", None, 30, share(2, 10), Worth.PERHAPS),
        AnotherRound("D", None, 20, share(0, 2), Worth.UNKNOWN),
    ]
    said = round_sentence(rows)
    assert said.startswith("40 of 90 leads that rest")
    assert "30 more perhaps" in said
    assert "Of 20 nobody can tell yet." in said


def test_products_that_may_be_alike_are_not_told_apart() -> None:
    rows = broken_down(("Desk", 5, 10), ("Chair", 4, 10))
    assert shares_sentence(rows, "product", 3).endswith(
        "no product is clearly apart from the others."
    )
    assert "three or more times" in shares_sentence(rows, "product", 3)
