"""The charts of the customers page."""

from leadpact.charts.customers import relationship_conversion, shares_of_leads_and_wins
from leadpact.charts.theme import LIGHT
from leadpact.domain.fields import RELATIONSHIPS
from leadpact.domain.shares import share
from leadpact.metrics.customers import RelationshipRow
from leadpact.metrics.shares import Missing
from tests.charts.of_share import relationships
from tests.charts.opened import opened

NO_OUTCOME = Missing(("outcome",))


def test_without_outcomes_only_the_shares_of_leads_are_drawn() -> None:
    bare = [
        RelationshipRow(name, share(3, 9), share(1, 3), *([NO_OUTCOME] * 5))
        for name in RELATIONSHIPS
    ]
    fig = opened(shares_of_leads_and_wins(bare, LIGHT))
    assert len(fig.data) == 2
    assert fig.data[0].hovertext[0].startswith("Net new, share of leads<br>3 of 9")
    assert "wins" not in str(fig.to_json())
    assert not opened(relationship_conversion(bare, LIGHT)).data


def test_shares_of_too_few_are_marked() -> None:
    fig = opened(shares_of_leads_and_wins(relationships(share(1, 3)), LIGHT))
    assert fig.data[1].text[0].strip() == "too few to judge"
    assert fig.data[0].marker.color == (LIGHT.surface,) * 3
