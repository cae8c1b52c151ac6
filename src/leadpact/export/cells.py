"""Shares and medians as cells: every number in a cell of its own, or all in one for readers."""

from leadpact.domain.middles import Middle
from leadpact.domain.shares import Share
from leadpact.metrics.shares import Missing
from leadpact.metrics.words import interval_words, rate_words

Count = int | None
Number = float | None

_LACKING = "not in this data"


def share_cells(value: Share | Missing | None) -> tuple[Count, Count, Number, Number, Number]:
    """Numerator, denominator, the rate in [0, 1] and the ends of its interval."""
    if value is None or isinstance(value, Missing):
        return (None, None, None, None, None)
    return (value.numerator, value.denominator, value.rate, value.low, value.high)


def rate_cells(value: Share | Missing) -> tuple[Number, Number, Number]:
    """The rate in [0, 1] and the ends of its interval."""
    return share_cells(value)[2:]


def middle_cells(value: Middle | Missing) -> tuple[Number, Number, Number]:
    """The median and the ends of its interval."""
    if isinstance(value, Missing):
        return (None, None, None)
    return (value.median, value.low, value.high)


def rate_in_words(value: Share | Missing) -> str:
    """The rate with its interval: "30 % [10.8–60.3 %]"."""
    if isinstance(value, Missing):
        return _LACKING
    return f"{rate_words(value)} {interval_words(value)}".rstrip()


def middle_in_words(value: Middle | Missing) -> str:
    """The median with its interval, in whole numbers: "1,200 [900–1,500]"."""
    if isinstance(value, Missing):
        return _LACKING
    if value.median is None:
        return "–"
    return f"{value.median:,.0f} [{value.low:,.0f}–{value.high:,.0f}]"
