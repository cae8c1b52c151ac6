"""Criteria that no lead can meet at once."""

from math import inf

from leadpact.domain.criteria import Criterion, Test


def clash(first: Criterion, second: Criterion) -> bool:
    """Whether no single lead can meet both: they want other values of one field, or other products.

    Where it takes more than the two criteria to know, they do not clash.
    """
    if first.product and second.product and first.product.lower() != second.product.lower():
        return True
    if first.field != second.field or Test.CONTAINS in (first.test, second.test):
        return False
    one, other = _words(first), _words(second)
    if one is not None and other is not None:
        return one.isdisjoint(other)
    if one is not None or other is not None:
        return (one or other or frozenset()) <= _denied(first) | _denied(second)
    (low, high), (lowest, highest) = _span(first), _span(second)
    return low > highest or lowest > high


def _words(criterion: Criterion) -> frozenset[str] | None:
    """The only texts that meet it; None where there are others."""
    return _lower(criterion) if criterion.test is Test.IS_ONE_OF else None


def _denied(criterion: Criterion) -> frozenset[str]:
    """The texts that do not meet it, where these are all it says."""
    return _lower(criterion) if criterion.test is Test.IS_NOT else frozenset()


def _lower(criterion: Criterion) -> frozenset[str]:
    return frozenset(value.lower() for value in criterion.values)


def _span(criterion: Criterion) -> tuple[float, float]:
    """The least and the most number that meets it."""
    low = criterion.low if criterion.test is Test.BETWEEN else criterion.number
    high = criterion.high if criterion.test is Test.BETWEEN else criterion.number
    if criterion.test is Test.COUNT:
        return 1.0, inf
    return (
        -inf if low is None or criterion.test is Test.AT_MOST else low,
        inf if high is None or criterion.test is Test.AT_LEAST else high,
    )
