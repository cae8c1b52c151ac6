"""Reasons of a no by source and by campaign."""

from collections import Counter

from leadpact.domain.shares import share
from leadpact.metrics.rejection_grid import (
    NO_REASON,
    CampaignReason,
    GridKey,
    GridReason,
    SourceReason,
    reason_grid,
)
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.rejections import ReasonCount
from tests.metrics.rejections import decided_in_sample, with_rejections
from tests.metrics.tables import figure
from tests.stores import leads


def test_each_reason_is_a_share_of_the_sources_decided_hand_offs(fresh_store: Store) -> None:
    """List: 3, 6, 6 and 7 decided, one no for each reason. Without a source: 9, twice no.

    Web: 1, 2, 2 and 4 decided, one no (2, no need). The most rejected source comes first.
    """
    with_rejections(fresh_store)
    assert figure(fresh_store, "rejection_by_source") == (
        SourceReason("List", "No need", share(1, 4)),
        SourceReason("List", "Bad fit", share(1, 4)),
        SourceReason("List", NO_REASON, share(1, 4)),
        SourceReason(None, "No need", share(1, 2)),
        SourceReason(None, "Bad fit", share(1, 2)),
        SourceReason("Web", "No need", share(1, 4)),
    )


def test_campaigns_are_counted_in_the_same_way(fresh_store: Store) -> None:
    """Spring: 1, 2, 2, 6, 6 decided, 2 and 6 rejected; without: 3, 4, 7, 9, 9 decided, 4 noes."""
    with_rejections(fresh_store)
    assert figure(fresh_store, "rejection_by_campaign") == (
        CampaignReason(None, "No need", share(1, 5)),
        CampaignReason(None, "Bad fit", share(2, 5)),
        CampaignReason(None, NO_REASON, share(1, 5)),
        CampaignReason("Spring", "No need", share(2, 5)),
    )


def test_the_largest_are_kept_and_the_rest_is_pooled_and_counted() -> None:
    """Sources of 5, 4, 1, 1 and 0 noes, reasons of 6, 3, 1 and 1.

    Two are kept of each; the two of one no are pooled, the one of none is left out, and a no
    without a reason stands for itself.
    """
    grid = reason_grid(
        (
            ReasonCount("a", "x", 5),
            ReasonCount("a", None, 5),
            ReasonCount("b", "x", 1),
            ReasonCount("b", "y", 3),
            ReasonCount("c", "z", 1),
            ReasonCount("d", NO_REASON, 1),
            ReasonCount("d", None, 9),
            ReasonCount("e", None, 7),
        ),
        most=2,
    )
    assert grid.keys == (
        GridKey("a", 0, share(5, 10)),
        GridKey("b", 0, share(4, 4)),
        GridKey(None, 2, share(2, 11)),
    )
    assert grid.reasons == (
        GridReason("x", 0, 6),
        GridReason("y", 0, 3),
        GridReason(NO_REASON, 0, 1),
        GridReason("z", 0, 1),
    )
    assert grid.cells == (
        (share(5, 10), share(0, 10), share(0, 10), share(0, 10)),
        (share(1, 4), share(3, 4), share(0, 4), share(0, 4)),
        (share(0, 11), share(0, 11), share(1, 11), share(1, 11)),
    )
    assert grid.is_pooled


def test_a_grid_of_no_rejection_is_empty() -> None:
    grid = reason_grid((ReasonCount("a", None, 3),))
    assert (grid.keys, grid.reasons, grid.cells) == ((), (), ())
    assert not grid.is_pooled


def test_the_sample_is_counted_plainly(sample_store: Store) -> None:
    found = figure(sample_store, "rejection_by_source")
    assert isinstance(found, tuple)
    decided = Counter(one.source for one in decided_in_sample())
    noes = Counter((one.source, one.reason) for one in decided_in_sample() if one.reason)
    assert {
        (str(one.source).casefold(), one.reason): one.share
        for one in found
        if isinstance(one, SourceReason)
    } == {cell: share(number, decided[cell[0]]) for cell, number in noes.items()}


def test_without_sources_or_stages_the_grid_is_missing(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | rejection_reason\n1 | No need")
    assert figure(fresh_store, "rejection_by_source") == Missing(("source", "stage"))
