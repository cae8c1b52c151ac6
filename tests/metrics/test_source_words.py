"""What the closer looks at sources say."""

from leadpact.domain.lifetimes import DayCount, lifetimes
from leadpact.domain.shares import share
from leadpact.metrics.campaigns import CampaignRow
from leadpact.metrics.conversion_by_day import Group, SourceCurve
from leadpact.metrics.paper_tigers import PaperTiger
from leadpact.metrics.source_costs import Price, SourceCost
from leadpact.metrics.source_words import (
    campaign_sentence,
    costs_sentence,
    days_sentence,
    gaps_words,
    less_words,
    tigers_sentence,
)


def curve(source: str, won: int, of: int, watched: int = 200) -> SourceCurve:
    life = lifetimes([DayCount(5, won, 0), DayCount(watched, 0, of - won)])
    return SourceCurve(Group.SOURCE, source, 1, life, 0)


def test_the_best_and_the_worst_source_are_named_when_they_are_apart() -> None:
    said = days_sentence([curve("Web", 60, 100), curve("List", 5, 100)])
    assert said.startswith("By day 90, Web has won 60 % [")
    assert "List 5.0 % [" in said
    assert "the least" in said


def test_sources_that_may_be_alike_are_not_told_apart() -> None:
    said = days_sentence([curve("Web", 3, 10), curve("List", 2, 10)])
    assert "the least" not in said


def test_a_young_source_is_not_called_bad() -> None:
    said = days_sentence([curve("Web", 60, 100), curve("New", 0, 100, watched=20)])
    assert "1 source cannot be told yet: too young." in said
    assert "New" not in said


def test_only_young_sources_say_that_it_is_too_early() -> None:
    said = days_sentence([curve("New", 0, 100, watched=20)])
    assert said.startswith("No source has enough leads that were watched for 90 days.")


def test_campaigns_that_are_too_close_are_called_so() -> None:
    rows = [
        CampaignRow("Web", name, share(won, 10), share(won, 10))
        for name, won in (("A", 3), ("B", 2))
    ]
    assert "too close to tell apart" in campaign_sentence(rows)


def test_a_paper_tiger_is_named_with_what_is_below() -> None:
    tiger = PaperTiger("List", 12, share(0, 12), True, share(5, 12), False)
    assert tigers_sentence([tiger]).startswith("List is a paper tiger: 12 leads, won 0 % [")
    assert less_words(tiger) == "converts clearly less than all leads"
    assert tigers_sentence([]) == "No source with many leads is clearly below the rest."


def test_costs_name_the_cheapest_win_that_can_be_judged() -> None:
    """1,000 for 20 leads are 50 each; the one win of Fair is too few to judge."""
    none = Price(0, None, None, None)
    web = SourceCost("Web", 900, 18, 50, none, 900, 18, Price(6, 150, 90, 300), 3, 1, 40.0, 2, 7)
    fair = SourceCost("Fair", 100, 2, 50, none, 100, 2, Price(1, 100, 60, 900), 1, 0, 0.0, 0, 0)
    said = costs_sentence([web, fair])
    assert said == "1,000 brought 20 leads, 50 a lead. A win of Web costs 150 [90–300]."
    assert gaps_words(web) == "1 month brought no leads for 40; 7 leads of 2 months without a cost"
    assert gaps_words(fair) == ""
