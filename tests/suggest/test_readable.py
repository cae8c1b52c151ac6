import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leadpact.suggest.readable import readable_between, readable_from

NUMBERS = st.floats(-1e9, 1e9, allow_subnormal=False)


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [(118, 123, 120), (2, 3, 3), (0.12, 0.31, 0.3), (-3, 4, 0), (961, 1043, 1000), (-17, -12, -15)],
)
def test_an_edge_has_as_few_digits_as_can_be(below: float, above: float, expected: float) -> None:
    assert readable_between(below, above) == expected


@pytest.mark.parametrize(
    ("least", "below", "expected"), [(118, 123, 120), (2.45, 2.5, 2.45), (-3, 4, 0), (7, 8, 7)]
)
def test_an_end_has_as_few_digits_as_can_be(least: float, below: float, expected: float) -> None:
    assert readable_from(least, below) == expected


@given(NUMBERS, NUMBERS)
def test_a_readable_number_lies_where_it_has_to(first: float, second: float) -> None:
    assume(first < second)
    assert first < readable_between(first, second) <= second
    assert first <= readable_from(first, second) < second
