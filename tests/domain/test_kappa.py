"""Cohen's kappa against the library, a published example and itself."""

import math

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from leadpact.domain.kappa import _kappas, kappa

# Husbands' and wives' answers, never to almost always (Hout, Duncan and Sobel 1987, in Agresti,
# An Introduction to Categorical Data Analysis): unweighted kappa 0.129, linear weights 0.237.
HOUT = ((7, 7, 2, 3), (2, 8, 3, 7), (1, 5, 4, 9), (2, 8, 9, 14))


def _labels(table: tuple[tuple[int, ...], ...]) -> tuple[list[int], list[int]]:
    pairs = [
        (row, column)
        for row, cells in enumerate(table)
        for column, count in enumerate(cells)
        for _ in range(count)
    ]
    return [row for row, _ in pairs], [column for _, column in pairs]


def test_kappa_is_the_published_one_of_a_worked_example() -> None:
    found = kappa(HOUT)
    assert found is not None
    assert found.value == pytest.approx(0.237, abs=0.0005)
    assert found.leads == 91
    assert cohen_kappa_score(*_labels(HOUT)) == pytest.approx(0.129, abs=0.0005)


def test_kappa_is_scikit_learns_with_linear_weights() -> None:
    rng = np.random.default_rng(7)
    for _ in range(50):
        first = rng.integers(0, 4, 40)
        second = np.where(rng.random(40) < rng.random(), first, rng.integers(0, 4, 40))
        table = np.zeros((4, 4), dtype=int)
        np.add.at(table, (first, second), 1)
        found = kappa(table.tolist())
        library = cohen_kappa_score(first, second, weights="linear", labels=[0, 1, 2, 3])
        assert found is not None
        assert found.value == pytest.approx(library, abs=1e-12)
        assert _kappas(table[np.newaxis])[0] == pytest.approx(library, abs=1e-12)
        assert found.low <= found.value <= found.high


def test_kappas_interval_is_that_of_resampled_leads() -> None:
    """The percentiles of drawing 91 couples with another seed, as near as 1,000 draws can be."""
    found = kappa(HOUT)
    assert found is not None
    rng = np.random.default_rng(1)
    husbands, wives = (np.array(labels) for labels in _labels(HOUT))
    drawn = [rng.integers(0, 91, 91) for _ in range(1000)]
    kappas = [cohen_kappa_score(husbands[one], wives[one], weights="linear") for one in drawn]
    low, high = np.percentile(kappas, [2.5, 97.5])
    assert found.low == pytest.approx(low, abs=0.03)
    assert found.high == pytest.approx(high, abs=0.03)
    assert found == kappa(HOUT)


def test_perfect_agreement_is_one_without_any_doubt() -> None:
    found = kappa(((5, 0, 0, 0), (0, 3, 0, 0), (0, 0, 2, 0), (0, 0, 0, 1)))
    assert found is not None
    assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)


def test_one_team_that_grades_all_leads_alike_agrees_by_chance_only() -> None:
    """Sales calls every lead B: chance agrees as often, kappa is 0 and not undefined."""
    found = kappa(((0, 4, 0, 0), (0, 3, 0, 0), (0, 2, 0, 0), (0, 1, 0, 0)))
    assert found is not None
    assert math.isclose(found.value, 0, abs_tol=1e-12)


def test_kappa_is_undefined_without_leads_or_with_all_in_one_grade_of_both() -> None:
    assert kappa(((0,) * 4,) * 4) is None
    assert kappa(((0, 0), (0, 12))) is None


def test_kappa_holds_for_millions_of_leads() -> None:
    """Twice as many leads of each kind change nothing but the interval."""
    many = tuple(tuple(count * 1_000_000 for count in row) for row in HOUT)
    found, few = kappa(many), kappa(HOUT)
    assert found is not None
    assert few is not None
    assert found.value == pytest.approx(few.value, abs=1e-9)
    assert found.high - found.low < 0.001


def test_a_table_that_is_not_square_is_refused() -> None:
    with pytest.raises(ValueError, match="not square"):
        kappa(((1, 2, 3), (4, 5, 6)))
