"""Questions about leads that asked to be called, about BANT, and about who answers."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.questions import compose, rows_over


@dataclass(frozen=True)
class RaiseGroup:
    """Leads alike in hand-raise, BANT yeses (0 to 4), maturity, outcome and days to win.

    `judged`: old enough to have been won, or of data without dates. `accepted` and `rejected`
    count their decided hand-offs.
    """

    asked: bool
    yeses: int
    judged: bool
    won: bool
    days_to_win: int | None
    leads: int
    accepted: int
    rejected: int


@dataclass(frozen=True)
class CallGroup:
    """Leads alike in what could decide on a call to them, in maturity and outcome."""

    asked: bool
    yeses: int
    is_mql: bool
    judged: bool
    won: bool
    is_open: bool
    leads: int


@dataclass(frozen=True)
class QuestionGroup:
    """Leads alike in questions answered (10: and more), hand-raise, maturity and outcome."""

    questions: int
    asked: bool | None
    judged: bool
    won: bool
    leads: int


def raise_groups(store: Store, filters: Filters) -> tuple[RaiseGroup, ...]:
    """The leads whose hand-raise is known, in groups."""
    rows = rows_over(
        store,
        compose(store, "hand_raise_against_bant", filters),
        """select
    asked, yeses, judged, counted, days_to_win,
    count(*), cast(sum(accepted) as bigint), cast(sum(rejected) as bigint)
from figure
group by asked, yeses, judged, counted, days_to_win
order by asked, yeses, judged, counted, days_to_win""",
    )
    return tuple(RaiseGroup(*row) for row in rows)


def call_groups(store: Store, filters: Filters, model: ScoringModel) -> tuple[CallGroup, ...]:
    """All leads, in groups."""
    rows = rows_over(
        store,
        compose(store, "who_sales_would_call", filters, model),
        """select asked, yeses, is_mql, judged, counted, is_open, count(*)
from figure
group by asked, yeses, is_mql, judged, counted, is_open""",
    )
    return tuple(CallGroup(*row) for row in rows)


def question_groups(store: Store, filters: Filters) -> tuple[QuestionGroup, ...]:
    """The leads whose answered questions are known, in groups."""
    rows = rows_over(
        store,
        compose(store, "questions_answered", filters),
        """select key, asked, judged, counted, count(*)
from figure
group by key, asked, judged, counted""",
    )
    return tuple(QuestionGroup(*row) for row in rows)
