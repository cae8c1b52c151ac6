"""A short timeline or a raised hand goes straight to reps, the rest to nurture."""

from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.questions import rows_of

STRAIGHT, NURTURE = "straight to reps", "nurture"


@dataclass(frozen=True)
class Branch(Record):
    """One branch of the rule: its leads and wins, and how it converts, matured where dates exist.

    `unknown` of its leads have neither a timeline nor an answer about being contacted.
    """

    branch: str
    leads: int
    won: int
    conversion: Share
    unknown: int


def routing(store: Store, filters: Filters) -> tuple[Branch, ...] | Missing:
    """Both branches, straight to reps first; needs the timeline or the raised hand."""
    missing = lacking(store, figure_named("routing"), filters.dataset_id)
    if missing:
        return missing
    found = {
        bool(direct): Branch(
            STRAIGHT if direct else NURTURE, leads, won, share(rated_won, rated), unknown
        )
        for direct, leads, won, rated, rated_won, unknown in rows_of(
            store, "routing_branches", filters
        )
    }
    return tuple(
        found.get(direct, Branch(name, 0, 0, share(0, 0), 0))
        for direct, name in ((True, STRAIGHT), (False, NURTURE))
    )


def gap_between(branches: tuple[Branch, ...]) -> Difference | None:
    """How much better the first branch converts than the second, with Newcombe's interval."""
    return difference(branches[0].conversion, branches[1].conversion)
