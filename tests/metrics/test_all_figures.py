"""Every figure can be had by its name, and the sample's truths are found again through them."""

import pytest

from leadpact.domain.default_model import default_model
from leadpact.domain.figures import FIGURES, figure_named
from leadpact.domain.shares import Share, share
from leadpact.errors import FigureError
from leadpact.metrics.all_figures import _OWN_WAY, find_figure
from leadpact.metrics.recycling import ClosesAtStake
from leadpact.metrics.shares import KeyedShare, Missing
from leadpact.store.database import Store, sql_file
from leadpact.store.questions import rows_of
from tests.metrics.tables import figure
from tests.stores import all_of

NAMES = [one.name for one in FIGURES]
# What no file of leads carries, and people enter.
ENTERED = {"capacity", "quota", "spend", "two proposals"} | {
    "answers of marketing",
    "answers of sales",
    "question coverage",
}


def test_no_figure_is_named_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_its_sql_or_a_way_of_its_own(name: str) -> None:
    assert name in _OWN_WAY or sql_file(name).startswith("-- one row")


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_can_answer_every_figure(sample_store: Store, name: str) -> None:
    found = figure(sample_store, name, default_model())
    assert found is not None
    assert not isinstance(found, Missing) or ENTERED.issuperset(found.fields)
    if isinstance(found, Share):
        assert found.denominator > 0


def test_a_figure_that_does_not_exist_is_answered_with_the_nearest() -> None:
    assert find_figure("win_rate") is figure_named("win_rate")
    with pytest.raises(FigureError, match="no figure named 'winrate'") as caught:
        find_figure("winrate")
    assert "Did you mean win_rate?" in caught.value.hint
    with pytest.raises(KeyError):
        figure_named("winrate")


@pytest.mark.parametrize(
    ("name", "counted", "of"),
    [
        ("conversion_naive", 671, 6012),
        ("conversion_matured", 586, 4881),
        ("active_share", 3427, 6012),
        ("recycled_share_of_closes", 165, 671),
        ("first_pass_yield", 1782, 3996),
        ("acceptance_rate", 4901 - 1839, 4901),
        ("good_grades", 3309, 6012),
        ("wins_captured", 317 + 143, 671),
        ("existing_customer_share", 951, 6012),
    ],
)
def test_the_samples_truths_are_found_again(
    sample_store: Store, name: str, counted: int, of: int
) -> None:
    """They stand in data/README.md, and were counted from the files by other means."""
    assert figure(sample_store, name, default_model()) == share(counted, of)


def keyed(store: Store, name: str) -> dict[object, tuple[int, int]]:
    found = figure(store, name, default_model())
    assert isinstance(found, tuple)
    rows = [row for row in found if isinstance(row, KeyedShare)]
    assert len(rows) == len(found)
    return {row.key: (row.share.numerator, row.share.denominator) for row in rows}


def test_the_samples_rejections(sample_store: Store) -> None:
    """1,839 of them; 101 give no reason. 1,080 of 1,685 rejected leads stayed rejected."""
    reasons = keyed(sample_store, "rejection_pareto")
    assert reasons["No reason given"] == (101, 1839)
    assert sum(counted for counted, _ in reasons.values()) == 1839
    assert keyed(sample_store, "fate_of_rejected")["written off"] == (1080, 1685)


def test_the_bought_list_causes_most_of_the_samples_rejections(sample_store: Store) -> None:
    """967 of 1,839; 740 of them for want of authority or the right company."""
    rejected = rows_of(sample_store, "rejection_pareto", all_of(sample_store))
    rows = sample_store.rows("select lead_id, source from lead")
    source = {str(lead): str(name) for lead, name in rows}
    reasons = [row[1] for row in rejected if source[row[0]] == "DataBarn list"]
    assert len(rejected) == 1839
    assert len(reasons) == 967
    assert sum(reason in ("No authority", "Not the right company") for reason in reasons) == 740


def test_the_samples_sources_are_written_one_way(sample_store: Store) -> None:
    by_source = keyed(sample_store, "conversion_by_source_naive")
    assert len(by_source) == 12
    assert by_source["Google organic"][1] == 757
    assert by_source["DataBarn list"][1] == 1309


def test_the_samples_closes_at_stake_lie_in_their_interval(sample_store: Store) -> None:
    found = figure(sample_store, "closes_at_stake", default_model())
    assert isinstance(found, ClosesAtStake)
    assert 0 < found.low < found.estimate < found.high
    assert found.unjudged == 0
