"""The rejection Pareto: reasons by their size, with the running share."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.shares import Share, share
from leadpact.metrics.rejection_grid import NO_REASON
from leadpact.metrics.shares import KeyedShare

MOST_BARS = 10
VITAL = 0.8


@dataclass(frozen=True)
class ParetoBar:
    """A reason, or `pooled` small ones together; `running` is its share with those before it."""

    name: str
    pooled: int
    share: Share
    running: Share


def pareto(reasons: Sequence[KeyedShare], most: int = MOST_BARS) -> tuple[ParetoBar, ...]:
    """The reasons in falling order; those after the first `most` are pooled in the last bar.

    "No reason given" is a bar of its own wherever it stands.
    """
    ordered = sorted(reasons, key=lambda row: (-row.share.numerator, str(row.key)))
    # A pool of one would hide a name and save nothing.
    cut = len(ordered) if len(ordered) <= most + 1 else most
    shown = [*ordered[:cut], *(row for row in ordered[cut:] if row.key == NO_REASON)]
    rest = [row for row in ordered[cut:] if row.key != NO_REASON]
    total = sum(row.share.numerator for row in ordered)
    parts = [(str(row.key), 0, row.share.numerator) for row in shown]
    if rest:
        parts.append(("", len(rest), sum(row.share.numerator for row in rest)))
    bars = []
    so_far = 0
    for name, pooled, count in parts:
        so_far += count
        bars.append(ParetoBar(name, pooled, share(count, total), share(so_far, total)))
    return tuple(bars)


def vital_few(reasons: Sequence[KeyedShare]) -> int:
    """How many of the largest reasons it takes to make 80 % of all; 0 where there are none."""
    bars = pareto(reasons, len(reasons))
    return next(
        (place for place, bar in enumerate(bars, start=1) if (bar.running.rate or 0.0) >= VITAL), 0
    )
