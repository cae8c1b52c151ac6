"""The population stability index, by hand and against SciPy's relative entropies."""

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy

from leadpact.domain.psi import Bin, Psi, Stability, bins_of, psi

COUNTS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=12)


def index(*counts: tuple[int, int]) -> Psi:
    """The index of bins with these leads then and now."""
    return psi([Bin(place, place, then, now) for place, (then, now) in enumerate(counts)])


def test_the_index_of_a_table_worked_by_hand() -> None:
    """Three bins of 100 leads then and 200 now.

    bin   then        now         now - then   ln(now / then)   product
    0     50 = 50 %   80 = 40 %   -0.10        -0.223144        0.0223144
    1     30 = 30 %   60 = 30 %    0            0               0
    2     20 = 20 %   60 = 30 %    0.10         0.405465        0.0405465
                                                                0.0628609

    Chance gives (3 - 1)(1/100 + 1/200) = 0.03 on average, and with the 95 % point of χ² with 2
    degrees of freedom, 5.991465, less than 0.0898720 in 19 of 20 cases.
    """
    found = index((50, 80), (30, 60), (20, 60))
    assert found.value == pytest.approx(0.0628609, abs=5e-8)
    assert found.by_chance == pytest.approx(0.03)
    assert found.chance_limit == pytest.approx(0.0898720, abs=5e-8)
    assert (found.leads_then, found.leads_now) == (100, 200)
    assert found.stability is Stability.STABLE


def test_a_bin_that_is_empty_on_one_side_counts_as_half_a_lead() -> None:
    """100 and none against 60 and 40: the shares then are 100 and 0.5 of 100.5.

    -0.3950249 ln(0.6 / 0.9950249) + 0.3950249 ln(0.4 / 0.0049751) = 0.199819 + 1.732979.
    """
    found = index((100, 60), (0, 40), (0, 0))
    then, now = (100 / 100.5, 0.5 / 100.5), (0.6, 0.4)
    by_hand = sum((b - a) * log(b / a) for a, b in zip(then, now, strict=True))
    assert by_hand == pytest.approx(1.932798, abs=1e-6)
    assert found.value == pytest.approx(by_hand)
    assert [one.then for one in found.bins] == [100, 0]
    assert found.most_moved == Bin(0, 0, 100, 60)


@settings(max_examples=50)
@given(COUNTS)
def test_the_index_is_the_sum_of_both_relative_entropies(counts: list[tuple[int, int]]) -> None:
    found = index(*counts)
    then, now = zip(*counts, strict=True)
    if not sum(then) or not sum(now):
        assert found.value is None
        assert found.stability is Stability.TOO_FEW
        return
    filled = [(a or 0.5, b or 0.5) for a, b in counts if a or b]
    first, second = zip(*filled, strict=True)
    assert found.value == pytest.approx(entropy(second, first) + entropy(first, second), abs=1e-12)
    assert index(*((b, a) for a, b in counts)).value == pytest.approx(found.value, abs=1e-12)


@settings(max_examples=50)
@given(st.dictionaries(st.integers(-30, 60), st.integers(0, 90), max_size=40), st.integers(1, 3))
def test_the_same_leads_or_so_many_times_as_many_have_not_moved(
    leads: dict[int, int], times: int
) -> None:
    bins = bins_of(leads, {value: count * times for value, count in leads.items()})
    found = psi(bins)
    assert sum(one.then for one in bins) == sum(leads.values())
    if sum(leads.values()):
        assert found.value == pytest.approx(0, abs=1e-12)
        assert found.stability in (Stability.STABLE, Stability.TOO_FEW)


@settings(max_examples=50)
@given(
    st.dictionaries(st.integers(-30, 60), st.integers(0, 90), max_size=40),
    st.dictionaries(st.integers(-40, 70), st.integers(0, 90), max_size=40),
)
def test_every_lead_lies_in_one_bin(then: dict[int, int], now: dict[int, int]) -> None:
    bins = bins_of(then, now)
    assert len(bins) <= 10
    assert sum(one.then for one in bins) == sum(then.values())
    assert sum(one.now for one in bins) == sum(now.values())
    ends = [end for one in bins for end in (one.low, one.high) if end is not None]
    assert ends == sorted(ends)


def test_many_values_make_ten_bins_of_equal_size_then() -> None:
    """Twenty scores of one lead each are two a bin; what lies beyond now is in the outer ones."""
    bins = bins_of(dict.fromkeys(range(20), 1), {-7: 3, 0: 1, 19: 2, 40: 5})
    assert [one.then for one in bins] == [2] * 10
    assert bins[0] == Bin(-7, 1, 2, 4)
    assert bins[-1] == Bin(18, 40, 2, 7)


def test_scores_that_tie_make_fewer_bins() -> None:
    """Ten of 20 leads score 5, of eleven scores: the first five tenths end there."""
    then = {5: 10, **dict.fromkeys(range(6, 16), 1)}
    assert [one.then for one in bins_of(then, {})] == [10, 2, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("moved", "stability"),
    [
        (155, Stability.STABLE),
        (156, Stability.LOOK),
        (239, Stability.LOOK),
        (240, Stability.MOVED),
    ],
)
def test_the_bands_begin_at_a_tenth_and_a_quarter(moved: int, stability: Stability) -> None:
    """Of 1,000 leads a half moves to a half and m: m · ln((0.5 + m) / (0.5 - m)).

    0.155: 0.09938; 0.156: 0.10067; 0.239: 0.24875; 0.240: 0.25103.
    """
    found = index((500, 500 + moved), (500, 500 - moved))
    assert found.stability is stability


def test_chance_and_few_leads_are_told_apart_from_a_move() -> None:
    """A half moves, of 60 leads on either side.

    30 and 30 against 21 and 39 of 60 each: 0.15 · ln(39 · 30 / (21 · 30)) = 0.0928559.
    With 20 and 40: (1/6) · ln 2 = 0.1155245, under the limit 3.841459 · (1/60 + 1/60) = 0.1280486.
    With 49 leads on either side nothing is said.
    """
    assert index((30, 21), (30, 39)).stability is Stability.STABLE
    by_chance = index((30, 20), (30, 40))
    assert by_chance.value == pytest.approx(0.1155245, abs=5e-8)
    assert by_chance.chance_limit == pytest.approx(0.1280486, abs=5e-8)
    assert by_chance.stability is Stability.CHANCE
    assert index((500, 9), (500, 40)).stability is Stability.TOO_FEW
    assert index((9, 500), (41, 500)).stability is Stability.MOVED


def test_without_leads_on_a_side_there_is_no_index() -> None:
    for found in (index((0, 3), (0, 4)), index((3, 0)), psi([])):
        assert found.value is None
        assert found.most_moved is None
        assert found.stability is Stability.TOO_FEW
