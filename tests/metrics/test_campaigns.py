"""Campaigns inside their source."""

from collections import defaultdict
from datetime import date

from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.campaigns import CampaignRow, conversion_by_campaign
from leadpact.metrics.shares import Missing
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of
from tests.stores import all_of, leads


def test_a_campaign_of_two_sources_is_two_campaigns(fresh_store: Store) -> None:
    """As of 2026-03-01, M is 9 days: 10 and 9 days from creation to win, the 90th percentile 9.9.

    Spring brought Web 1 (won) and 2 (too young), and Ads 4. 3 has no campaign.
    """
    leads(
        fresh_store,
        """
        lead_id | created_at | source | campaign | outcome | won_at
        1       | 2026-01-01 | Web    | Spring   | won     | 2026-01-11
        2       | 2026-02-25 | Web    | Spring   | open    |
        3       | 2026-01-01 | Web    |          | open    |
        4       | 2026-01-01 | Ads    | Spring   | won     | 2026-01-10
        5       | 2026-03-01 | Web    | Autumn   | open    |
        """,
    )
    assert conversion_by_campaign(fresh_store, all_of(fresh_store), default_model()) == (
        CampaignRow("Web", "Spring", share(1, 2), share(1, 1)),
        CampaignRow("Web", "Autumn", share(0, 1), share(0, 0)),
        CampaignRow("Web", None, share(0, 1), share(0, 1)),
        CampaignRow("Ads", "Spring", share(1, 1), share(1, 1)),
    )


def test_without_dates_there_is_no_matured_conversion(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | campaign | outcome\n1 | Web | Spring | won")
    assert conversion_by_campaign(fresh_store, all_of(fresh_store), default_model()) == (
        CampaignRow("Web", "Spring", share(1, 1), None),
    )


def test_without_campaigns_the_figure_says_so(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | outcome\n1 | Web | won")
    assert conversion_by_campaign(fresh_store, all_of(fresh_store), default_model()) == Missing(
        ("campaign",)
    )


def test_the_samples_campaigns_agree_with_plain_counting(sample_store: Store) -> None:
    oldest = basis_of(sample_store, 1).maturity_days
    assert oldest is not None
    counts: defaultdict[tuple[str, str | None], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for source, campaign, created, outcome in sample_store.rows(
        "select source, campaign, created_at, outcome from lead where dataset_id = 1"
    ):
        is_won, is_old = outcome == "won", (date(2026, 6, 30) - created.date()).days >= oldest
        for place, counted in enumerate((True, is_won, is_old, is_won and is_old)):
            counts[source, campaign][place] += counted
    found = conversion_by_campaign(sample_store, Filters(1), default_model())
    assert not isinstance(found, Missing)
    assert {(row.source, row.campaign): (row.naive, row.matured) for row in found} == {
        key: (share(won, leads_), share(old_won, old))
        for key, (leads_, won, old, old_won) in counts.items()
    }
