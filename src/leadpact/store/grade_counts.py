"""Leads counted by grade: all, and those of each month, source and owner, in one pass over them."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.questions import rows_of


@dataclass(frozen=True)
class GradeCount:
    """The leads of one grade among those whose `kind` is `key`; None stands for no value.

    `kind` is "month" (of creation, as 2026-06), "source" or "owner"; of "all" there is no key.
    Conversion counts `rated_won` of `rated` leads.
    """

    kind: str
    key: str | None
    grade: str
    leads: int
    rated: int
    rated_won: int


def grade_counts(store: Store, filters: Filters, model: ScoringModel) -> tuple[GradeCount, ...]:
    """The filtered leads by grade under the model, ordered by kind, key and grade."""
    return tuple(GradeCount(*row) for row in rows_of(store, "grade_counts", filters, model))
