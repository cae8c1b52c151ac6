"""What is counted by source and something beside it: the campaign, or the month."""

from dataclasses import dataclass
from datetime import date

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Row, Store
from leadpact.store.questions import Query, compose


@dataclass(frozen=True)
class CampaignCount:
    """The leads of a campaign inside a source and the won ones; `judged` are old enough to be."""

    source: str | None
    campaign: str | None
    leads: int
    won: int
    judged: int
    judged_won: int


@dataclass(frozen=True)
class MonthCount:
    """The leads of a source created in a month: MQLs, won, and whether all are old enough to be."""

    source: str
    month: date
    leads: int
    mqls: int
    won: int
    is_judged: bool


def campaign_counts(store: Store, filters: Filters) -> tuple[CampaignCount, ...]:
    """All campaigns, those of the largest source first, and the largest of each first."""
    rows = _rows(
        store,
        "conversion_by_campaign",
        """select source, key, count(*) as leads, count(*) filter (where counted),
    count(*) filter (where judged), count(*) filter (where judged and counted)
from figure
group by source, key
order by sum(count(*)) over (partition by source) desc, source nulls last,
    leads desc, key nulls last""",
        filters,
    )
    return tuple(CampaignCount(*row) for row in rows)


def month_counts(store: Store, filters: Filters, model: ScoringModel) -> tuple[MonthCount, ...]:
    """The leads by source and month of creation; those without either are left out."""
    rows = _rows(
        store,
        "leads_by_source_and_month",
        """select key, month, count(*), count(*) filter (where is_mql),
    count(*) filter (where counted), bool_and(judged)
from figure
group by key, month
order by key, month""",
        filters,
        model,
    )
    return tuple(MonthCount(*row) for row in rows)


def _rows(
    store: Store,
    question: str,
    outer: str,
    filters: Filters,
    model: ScoringModel | None = None,
) -> list[Row]:
    asked = compose(store, question, filters, model)
    figure = f"figure as (\n{asked.question.rstrip()}\n)"
    query = Query((*asked.steps, figure), outer, asked.parameters)
    return store.rows(query.text, query.parameters)
