"""Hand-offs that sales rejected because it knew the lead before."""

from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.customers import reasons_taken
from leadpact.store.database import Store


@dataclass(frozen=True)
class KnownReason(Record):
    """A reason that was taken to say that sales knew the lead, and its rejected hand-offs."""

    reason: str
    hand_offs: int


@dataclass(frozen=True)
class RejectedAsKnown(Record):
    """Rejected hand-offs for such a reason ÷ those for any; the reasons, the most frequent first.

    Hand-offs rejected without a reason are in neither.
    """

    share: Share
    reasons: tuple[KnownReason, ...]


def rejected_as_known(store: Store, filters: Filters, _: ScoringModel) -> RejectedAsKnown | Missing:
    """What was refused as known, by the words of the reasons; needs `rejection_reason`."""
    missing = lacking(store, figure_named("rejected_as_known"), filters.dataset_id)
    if missing:
        return missing
    given = reasons_taken(store, filters)
    taken = tuple(KnownReason(one.reason, one.hand_offs) for one in given if one.is_known)
    return RejectedAsKnown(
        share(sum(one.hand_offs for one in taken), sum(one.hand_offs for one in given)), taken
    )
