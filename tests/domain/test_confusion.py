"""Predicted against true, beside a published example."""

import pytest

from leadpact.domain.confusion import Confusion
from leadpact.domain.shares import share


def test_the_shares_are_those_of_the_published_example() -> None:
    """Microsoft's example for its scoring model: 1,000 leads, 75 %, 76.47 %, 92.857 %, 0.8387."""
    found = Confusion(tp=650, fp=200, tn=100, fn=50)
    assert found.accuracy == share(750, 1000)
    assert found.precision == share(650, 850)
    assert found.recall == share(650, 700)
    assert found.accuracy.rate == 0.75
    assert found.precision.rate == pytest.approx(0.7647, abs=5e-5)
    assert found.recall.rate == pytest.approx(0.92857, abs=5e-6)
    assert found.f1 == pytest.approx(0.8387, abs=5e-5)


def test_where_there_is_nothing_to_divide_there_is_no_rate() -> None:
    nobody = Confusion(tp=0, fp=0, tn=0, fn=0)
    assert nobody.accuracy.rate is nobody.precision.rate is nobody.recall.rate is nobody.f1 is None
    no_wins = Confusion(tp=0, fp=3, tn=4, fn=0)
    assert (no_wins.recall.rate, no_wins.precision.rate, no_wins.f1) == (None, 0, 0)
