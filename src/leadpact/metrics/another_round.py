"""Which leads that rest or were written off are worth another round?"""

from dataclasses import dataclass
from enum import StrEnum

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.metrics.words import interval_words, of_words, rate_words
from leadpact.store.another_round import RestingLead, like_counts, resting_leads
from leadpact.store.database import Store
from leadpact.store.datasets import basis_of, filled_fields
from leadpact.store.questions import counts


class Worth(StrEnum):
    """Whether recycled leads like these close more often than leads do at all.

    YES and NO when the interval lies on that side of the rate of all leads, PERHAPS when it holds
    it, UNKNOWN when there are too few of them to judge.
    """

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"
    UNKNOWN = "too few to judge"


@dataclass(frozen=True)
class AnotherRound(Record):
    """So many leads that rest or were written off, and how recycled leads like them closed.

    Like them: of the same grade, and of the same `reason` where there is one.
    """

    grade: str
    reason: str | None
    leads: int
    like_them: Share
    worth: Worth


@dataclass(frozen=True)
class RankedLead:
    """One of these leads with the reason for its rank, in words."""

    lead: RestingLead
    why: str


def worth_another_round(
    store: Store, filters: Filters, model: ScoringModel
) -> tuple[AnotherRound, ...] | Missing:
    """The leads that rest or were written off by grade and reason, the most promising first."""
    missing = _lacking(store, filters)
    if missing:
        return missing
    dated = basis_of(store, filters.dataset_id).maturity_days is not None
    name = "conversion_matured" if dated else "conversion_naive"
    overall = share(*counts(store, name, filters)).rate
    return tuple(
        AnotherRound(one.grade, one.reason, one.leads, likes, _worth(likes, overall))
        for one in like_counts(store, filters, model)
        for likes in [share(one.alike_won, one.alike)]
    )


def ranked_leads(
    store: Store, filters: Filters, model: ScoringModel, limit: int | None
) -> tuple[RankedLead, ...] | Missing:
    """The leads themselves, the most promising first."""
    missing = _lacking(store, filters)
    if missing:
        return missing
    return tuple(
        RankedLead(lead, why_words(lead)) for lead in resting_leads(store, filters, model, limit)
    )


def why_words(lead: RestingLead) -> str:
    """Why a lead has its rank: how recycled leads like it closed."""
    likes = share(lead.alike_won, lead.alike)
    like = f"grade {lead.grade}" + (f" and “{lead.reason}”" if lead.reason else "")
    if likes.rate is None:
        return f"no lead of {like} came back yet"
    few = ", too few to judge" if likes.too_few else ""
    rate = f"{rate_words(likes)} {interval_words(likes)}"
    return f"{of_words(likes)} recycled leads of {like} won, {rate}{few}"


def _worth(likes: Share, overall: float | None) -> Worth:
    if likes.too_few or likes.low is None or likes.high is None or overall is None:
        return Worth.UNKNOWN
    if likes.low > overall:
        return Worth.YES
    return Worth.NO if likes.high < overall else Worth.PERHAPS


def _lacking(store: Store, filters: Filters) -> Missing | None:
    missing = lacking(store, figure_named("worth_another_round"), filters.dataset_id)
    if missing:
        return missing
    # Only stages or lost leads tell which leads were written off.
    filled = filled_fields(store, filters.dataset_id)
    return None if {"stage", "lost"} & set(filled) else Missing(("stage",))
