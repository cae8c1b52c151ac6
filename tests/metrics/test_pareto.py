"""The rejection Pareto."""

import pytest

from leadpact.domain.shares import share
from leadpact.metrics.pareto import pareto, vital_few
from leadpact.metrics.shares import Breakdown, KeyedShare
from leadpact.store.database import Store
from tests.metrics.rejections import decided_in_sample, with_rejections
from tests.metrics.tables import broken_down, figure

NONE = "No reason given"


def of(**counts: int) -> Breakdown:
    total = sum(counts.values())
    return tuple(
        KeyedShare(name.replace("_", " "), share(count, total)) for name, count in counts.items()
    )


def test_a_textbook_pareto_has_its_order_and_running_shares() -> None:
    """Failures of a computer-controlled lathe.

    Johnson, Miller & Freund's Probability and Statistics for Engineers, section 2.1: of 48
    failures 22 were an unstable controller, 13 operator errors, 6 power fluctuations, 2 worn
    tools and 5 others. 22, 35, 41, 46 and 48 of 48 are 45.8, 72.9, 85.4, 95.8 and 100 %.
    """
    bars = pareto(
        of(
            power_fluctuations=6,
            controller_not_stable=22,
            operator_error=13,
            worn_tool_not_replaced=2,
            other=5,
        )
    )
    assert [bar.name for bar in bars] == [
        "controller not stable",
        "operator error",
        "power fluctuations",
        "other",
        "worn tool not replaced",
    ]
    running = [round((bar.running.rate or 0) * 100, 1) for bar in bars]
    assert running == [45.8, 72.9, 85.4, 95.8, 100.0]
    assert bars[1].share == share(13, 48)


def test_the_vital_few_are_those_that_make_eighty_percent() -> None:
    """22 + 13 of 48 are 73 %, with the next 6 85 %. Of 4 + 1, the 4 are 80 % alone."""
    assert vital_few(of(a=6, b=22, c=13, d=2, e=5)) == 3
    assert vital_few(of(a=4, b=1)) == 1
    assert vital_few(()) == 0


def test_what_comes_after_the_largest_is_pooled_but_never_the_no_without_a_reason() -> None:
    """Five reasons of 9, 8, 7, 2 and 1, and 1 without: after two, 7 + 2 + 1 are pooled."""
    found = pareto((*of(a=9, b=8, c=7, d=2, e=1), KeyedShare(NONE, share(1, 28))), 2)
    assert [(bar.name, bar.pooled, bar.share.numerator) for bar in found] == [
        ("a", 0, 9),
        ("b", 0, 8),
        (NONE, 0, 1),
        ("", 3, 10),
    ]
    assert found[-1].running == share(28, 28)


def test_one_reason_too_many_is_shown_by_its_name() -> None:
    assert [bar.name for bar in pareto(of(a=3, b=2, c=1), 2)] == ["a", "b", "c"]


def test_the_reasons_of_a_few_leads_by_hand(fresh_store: Store) -> None:
    """Six noes: 2, 6 and 9 for no need, 7 and 9 for a bad fit, 3 without a reason."""
    with_rejections(fresh_store)
    assert figure(fresh_store, "rejection_pareto") == broken_down(
        ("No need", 3, 6), ("Bad fit", 2, 6), (NONE, 1, 6)
    )


def test_the_reasons_of_the_sample_are_those_counted_plainly(sample_store: Store) -> None:
    found = figure(sample_store, "rejection_pareto")
    noes = [one.reason for one in decided_in_sample() if one.reason]
    assert isinstance(found, tuple)
    assert {row.key: row.share.numerator for row in found if isinstance(row, KeyedShare)} == {
        reason: noes.count(reason) for reason in set(noes)
    }
    assert len(noes) == 1839


@pytest.mark.parametrize("most", [1, 2, 9])
def test_the_running_share_ends_at_all(most: int) -> None:
    bars = pareto(of(a=3, b=3, c=1, d=1, e=1), most)
    assert bars[-1].running == share(9, 9)
    assert sum(bar.share.numerator for bar in bars) == 9
