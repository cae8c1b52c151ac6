"""The leads that rest or were written off, with how leads like them closed when they came back."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Row, Store
from leadpact.store.questions import Query, compose


@dataclass(frozen=True)
class LikeCount:
    """So many leads of one grade; of `alike` recycled leads like them `alike_won` were won.

    `reason` is the one those came back from; None where they are alike by grade alone.
    """

    grade: str
    reason: str | None
    leads: int
    alike: int
    alike_won: int


@dataclass(frozen=True)
class RestingLead:
    """One such lead, the last reason given, and those like it.

    `days_since` runs from the last no or the loss, whichever was later.
    """

    lead_id: str
    first_name: str | None
    last_name: str | None
    company: str | None
    title: str | None
    owner: str | None
    source: str | None
    product: str | None
    grade: str
    score: int
    last_reason: str | None
    days_since: int | None
    reason: str | None
    alike: int
    alike_won: int


_BEST_FIRST = "alike_won / nullif(alike, 0) desc nulls last, score desc, lead_id"


def like_counts(store: Store, filters: Filters, model: ScoringModel) -> tuple[LikeCount, ...]:
    """The leads by grade and reason, those whose likes closed best first."""
    rows = _rows(
        store,
        filters,
        model,
        """select key, reason, count(*), alike, alike_won from figure
group by key, reason, alike, alike_won
order by alike_won / nullif(alike, 0) desc nulls last, key, reason nulls last""",
    )
    return tuple(LikeCount(*row) for row in rows)


def resting_leads(
    store: Store, filters: Filters, model: ScoringModel, limit: int | None
) -> tuple[RestingLead, ...]:
    """The leads themselves, those whose likes closed best first, then the best scores."""
    end = "" if limit is None else f"\nlimit {limit:d}"
    rows = _rows(
        store,
        filters,
        model,
        f"""select
    first.lead_id, first_name, last_name, company, title, owner, source, product, first.key, score,
    last_reason, days_since, first.reason, alike, alike_won
from (
    select * from figure
    order by {_BEST_FIRST}{end}
) as first
join lead on lead.dataset_id = $dataset_id and lead.lead_id = first.lead_id
order by {_BEST_FIRST.replace("lead_id", "first.lead_id")}""",
    )
    return tuple(RestingLead(*row) for row in rows)


def _rows(store: Store, filters: Filters, model: ScoringModel, outer: str) -> list[Row]:
    asked = compose(store, "worth_another_round", filters, model)
    figure = f"figure as (\n{asked.question.rstrip()}\n)"
    query = Query((*asked.steps, figure), outer, asked.parameters)
    return store.rows(query.text, query.parameters)
