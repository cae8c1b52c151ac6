"""The charts of the customers page."""

from collections.abc import Sequence

import plotly.graph_objects as go
import pytest

from leadpact.charts.customers import relationship_conversion, shares_of_leads_and_wins
from leadpact.charts.theme import DARK, LIGHT, Palette
from leadpact.domain.fields import RELATIONSHIPS
from leadpact.domain.middles import middle
from leadpact.domain.shares import Share, share
from leadpact.metrics.customers import RelationshipRow
from leadpact.metrics.shares import Missing
from tests.charts.opened import opened

NO_OUTCOME = Missing(("outcome",))


def rows(part: Share) -> Sequence[RelationshipRow]:
    days = middle([1])
    return [
        RelationshipRow(name, part, part, part, part, part, days, days) for name in RELATIONSHIPS
    ]


def drawn(part: Share, palette: Palette) -> dict[str, go.Figure]:
    return {
        "conversion": relationship_conversion(rows(part), palette),
        "shares": shares_of_leads_and_wins(rows(part), palette),
    }


NAMES = ("conversion", "shares")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_same_numbers_give_the_same_small_figure(name: str, palette: Palette) -> None:
    first, second = (str(drawn(share(3, 10), palette)[name].to_json()) for _ in range(2))
    assert first == second
    assert len(first) < 6000


@pytest.mark.parametrize("part", [share(0, 1), share(1, 1), share(0, 9), share(9, 9)])
def test_no_share_is_too_small_or_too_large_to_draw(part: Share) -> None:
    assert all(opened(fig).data for fig in drawn(part, LIGHT).values())


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_figure_says_so_in_words(name: str) -> None:
    fig = opened(drawn(share(0, 0), LIGHT)[name])
    assert not fig.data
    assert fig.layout.annotations[0].text.startswith("No ")


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
    fig = opened(shares_of_leads_and_wins(rows(share(1, 3)), LIGHT))
    assert fig.data[1].text[0].strip() == "too few to judge"
    assert fig.data[0].marker.color == (LIGHT.surface,) * 3
