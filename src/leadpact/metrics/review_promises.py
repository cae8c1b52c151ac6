"""Were the promises kept that were signed with a definition?"""

from datetime import date

from leadpact.domain.shares import Share, share
from leadpact.metrics.promises import PromiseKept, Standing
from leadpact.metrics.shares import Missing


def kept_since(found: PromiseKept, after: date | None) -> Share:
    """The whole months after that day in which it was kept ÷ those that can be judged."""
    months = () if isinstance(found.months, Missing) else found.months
    told = [one.standing for one in months if after is None or one.month > after]
    kept = told.count(Standing.KEPT)
    return share(kept, kept + told.count(Standing.BROKEN))
