"""Each figure is what the glossary's formula gives by hand, or says what it lacks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from leadpact.domain.figures import FIGURES, Figure
from leadpact.domain.shares import share
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.datasets import set_maturity_days
from tests.metrics.tables import CYCLES, SOURCES, broken_down, figure, with_roads
from tests.stores import all_of, history, leads, store_in


@pytest.fixture
def sources(fresh_store: Store) -> Store:
    """`SOURCES`: 3 of 8 won, after 10, 10 and 30 days; the last date is 1 March 2026.

    M lies at 0.9 × (3 − 1) = 1.8 of 10, 10, 30: 10 + 0.8 × 20 = 26 days. On 1 March leads 1 to 5
    are 59, 59, 50, 40 and 28 days old, the other three younger than 26.
    """
    leads(fresh_store, SOURCES)
    return fresh_store


def test_naive_conversion_counts_every_lead(sources: Store) -> None:
    assert figure(sources, "conversion_naive") == share(3, 8)


def test_matured_conversion_counts_leads_old_enough_to_have_been_won(sources: Store) -> None:
    """Of leads 1 to 5 the first two are won; 6 is won, but young."""
    assert figure(sources, "conversion_matured") == share(2, 5)


def test_a_lead_of_just_the_maturity_counts(sources: Store) -> None:
    """28 days let lead 5 in, 29 do not."""
    set_maturity_days(sources, 1, 28)
    assert figure(sources, "conversion_matured") == share(2, 5)
    set_maturity_days(sources, 1, 29)
    assert figure(sources, "conversion_matured") == share(2, 4)


def test_an_earlier_as_of_date_makes_fewer_leads_matured(sources: Store) -> None:
    """On 10 February only leads 1, 2 and 3 are 26 days old: 40, 40, 31."""
    then = replace(all_of(sources), as_of=date(2026, 2, 10))
    assert figure(sources, "conversion_matured", filters=then) == share(2, 3)


def test_conversion_by_source_is_matured_with_the_naive_one_beside_it(sources: Store) -> None:
    """Matured: Google 1, 2, 3, the list 4, 5. Naive: Google 4, the list 3, one without a source."""
    assert figure(sources, "conversion_by_source") == broken_down(
        ("Google", 2, 3), ("Bought list", 0, 2)
    )
    assert figure(sources, "conversion_by_source_naive") == broken_down(
        ("Google", 2, 4), ("Bought list", 0, 3), (None, 1, 1)
    )


def test_conversion_by_interest_leaves_unknown_interest_out(sources: Store) -> None:
    assert figure(sources, "conversion_by_interest") == broken_down(
        ("active", 2, 3), ("passive", 0, 2)
    )


def test_win_rate_is_won_of_won_and_lost(sources: Store) -> None:
    assert figure(sources, "win_rate") == share(3, 4)


def test_active_share_is_active_of_active_and_passive(sources: Store) -> None:
    """Four leads of Google, three of the list; the lead without a source is neither."""
    assert figure(sources, "active_share") == share(4, 7)


def test_without_dates_conversion_is_the_naive_one(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | outcome\n1 | Fair | won\n2 | Fair | open")
    assert figure(fresh_store, "conversion_by_source") == broken_down(("Fair", 1, 2))
    assert figure(fresh_store, "conversion_matured") == Missing(("created_at", "won_at"))


def test_recycled_share_is_of_wins_whose_cycles_are_known(fresh_store: Store) -> None:
    """`CYCLES`: wins with 1, 1, 2 and 5 cycles; the fifth win has unknown cycles."""
    leads(fresh_store, CYCLES)
    assert figure(fresh_store, "recycled_share_of_closes") == share(2, 4)


def test_conversion_by_cycle_puts_four_and_more_together(fresh_store: Store) -> None:
    """Cycle 1: leads 1, 2, 7, 10, 11, of which two won; 2: lead 3; 3: lead 4; 4+: leads 5, 6.

    No cycle at all (lead 9) and unknown cycles (lead 8) are in none.
    """
    leads(fresh_store, CYCLES)
    assert figure(fresh_store, "conversion_by_cycle") == broken_down(
        (1, 2, 5), (4, 1, 2), (2, 1, 1), (3, 0, 1)
    )


@pytest.fixture
def roads(fresh_store: Store) -> Store:
    """`ROADS`, hand-off by hand-off (a accepted, r rejected, – not decided yet).

    1 a · 2 r a · 3 r · 4 a, then nurture · 5 – · 6 r a, then lost · 7 r, then nurture ·
    8 none · 9 r r
    """
    with_roads(fresh_store)
    return fresh_store


def test_acceptance_is_of_decided_hand_offs(roads: Store) -> None:
    """Four a and six r."""
    assert figure(roads, "acceptance_rate") == share(4, 10)


def test_a_lead_that_needed_a_second_hand_off_was_not_right_the_first_time(
    fresh_store: Store,
) -> None:
    """1 was accepted, fell back to inquiry and was handed off again; 2 was accepted for good."""
    leads(fresh_store, "lead_id\n1\n2")
    history(
        fresh_store,
        """
        lead_id | happened_at | to_stage
        1       | 2026-01-02  | mql
        1       | 2026-01-03  | sal
        1       | 2026-01-04  | inquiry
        1       | 2026-01-05  | mql
        1       | 2026-01-06  | sal
        2       | 2026-01-02  | mql
        2       | 2026-01-03  | sal
        """,
    )
    assert figure(fresh_store, "first_pass_yield") == share(1, 2)


def test_first_pass_yield_counts_leads_never_handed_back(roads: Store) -> None:
    """First hand-offs decided: 1, 2, 3, 4, 6, 7, 9. Only 1 was accepted and stayed so."""
    assert figure(roads, "first_pass_yield") == share(1, 7)


def test_the_rejection_pareto_has_a_bar_for_no_reason(roads: Store) -> None:
    """No need: 2, 6 (spelled "no need"), 9. Bad fit: 7, 9. No reason: 3."""
    assert figure(roads, "rejection_pareto") == broken_down(
        ("No need", 3, 6), ("Bad fit", 2, 6), ("No reason given", 1, 6)
    )


def test_the_fate_of_rejected_leads(roads: Store) -> None:
    """Of 2, 3, 6, 7 and 9: 2 won, 6 lost, 7 in nurture, 3 and 9 rejected at last."""
    assert figure(roads, "fate_of_rejected") == broken_down(
        ("written off", 2, 5),
        ("recycled, lost", 1, 5),
        ("recycled, still open", 1, 5),
        ("recycled, won", 1, 5),
    )


def test_the_qualified_reach_the_threshold_or_raise_their_hand(roads: Store) -> None:
    """Leads 1 and 8 have two visits or more, lead 3 asked to be contacted."""
    assert figure(roads, "qualified_share") == share(3, 9)


def test_sent_straight_to_sales_is_of_leads_handed_off(roads: Store) -> None:
    """Handed off are all but 8; of these 1 and 3 are qualified."""
    assert figure(roads, "sent_straight_to_sales") == share(6, 8)


def test_a_history_gives_the_cycles_and_outcomes(roads: Store) -> None:
    """Won are 1 after one cycle and 2 after two; 6 is lost."""
    assert figure(roads, "recycled_share_of_closes") == share(1, 2)
    assert figure(roads, "conversion_naive") == share(2, 9)
    assert figure(roads, "win_rate") == share(2, 3)


def test_existing_customers_are_of_leads_whose_relationship_is_known(fresh_store: Store) -> None:
    leads(
        fresh_store,
        "lead_id | relationship\n1 | cross-sell\n2 | up-sell\n3 | net new\n4 |",
    )
    assert figure(fresh_store, "existing_customer_share") == share(2, 3)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("bare"))
    leads(store, "lead_id\n1")
    yield store
    store.close()


@pytest.mark.parametrize("of", FIGURES, ids=lambda of: of.name)
def test_of_leads_without_any_field_a_figure_says_just_what_it_needs(
    bare: Store, of: Figure
) -> None:
    found = figure(bare, of.name)
    lacks = found.fields if isinstance(found, Missing) else ()
    assert lacks == (*of.needs, *of.one_of)


def test_only_the_fields_that_lack_are_named(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | created_at | outcome\n1 | Fair | 2026-01-01 |")
    assert figure(fresh_store, "conversion_by_source") == Missing(("outcome",))
    assert figure(fresh_store, "conversion_matured") == Missing(("won_at",))
    set_maturity_days(fresh_store, 1, 30)
    assert figure(fresh_store, "conversion_matured") == Missing(("outcome",))


def test_outcomes_without_a_loss_have_no_win_rate(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | outcome\n1 | won\n2 | open")
    assert figure(fresh_store, "win_rate") == Missing(("lost",))


def test_a_selection_without_leads_is_a_share_of_nothing(sources: Store) -> None:
    nobody = replace(all_of(sources), owners=("nobody",))
    assert figure(sources, "conversion_naive", filters=nobody) == share(0, 0)
    assert figure(sources, "conversion_by_source", filters=nobody) == ()
