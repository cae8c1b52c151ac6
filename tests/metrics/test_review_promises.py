"""The months since a definition in which its promises were kept."""

from datetime import date

from leadpact.domain.promise import Promise, PromiseKind
from leadpact.domain.shares import share
from leadpact.metrics.promises import PromisedMonth, PromiseKept, Standing
from leadpact.metrics.review_promises import kept_since
from leadpact.metrics.shares import Missing

PROMISE = Promise(kind=PromiseKind.GOOD_LEADS, number=40)
MONTHS = tuple(
    PromisedMonth(date(2026, month, 1), share(0, 0), standing)
    for month, standing in enumerate(
        (
            Standing.BROKEN,
            Standing.KEPT,
            Standing.BROKEN,
            Standing.KEPT,
            Standing.TOO_FEW,
            Standing.KEPT,
            Standing.OPEN,
        ),
        start=1,
    )
)


def test_only_whole_months_that_can_be_judged_count() -> None:
    """After 15 February: March was broken, April and June were kept."""
    found = PromiseKept(PROMISE, MONTHS)
    assert kept_since(found, date(2026, 2, 15)) == share(2, 3)
    assert kept_since(found, date(2026, 6, 30)) == share(0, 0)
    assert kept_since(found, None) == share(3, 5)


def test_what_the_data_cannot_tell_was_kept_in_no_month() -> None:
    assert kept_since(PromiseKept(PROMISE, Missing(("created_at",))), None) == share(0, 0)
