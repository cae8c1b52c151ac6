"""What leads do that answer more questions: whether they ask to be called, and whether they buy."""

from collections.abc import Iterable
from dataclasses import dataclass

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.record import Record
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.hand_raises import QuestionGroup, question_groups


@dataclass(frozen=True)
class QuestionRow(Record):
    """Leads that answered that many questions; 10 stands for 10 and more.

    `hand_raise_share` is over those whose hand-raise is known; `conversion` is matured where there
    are dates.
    """

    questions: int
    leads: int
    hand_raise_share: Share | Missing
    conversion: Share


def questions_answered(
    store: Store, filters: Filters, _: ScoringModel
) -> tuple[QuestionRow, ...] | Missing:
    """One row per number of answered questions, the fewest first."""
    missing = lacking(store, figure_named("questions_answered"), filters.dataset_id)
    if missing:
        return missing
    has_raises = "wants_contact" in filled_fields(store, filters.dataset_id)
    groups = question_groups(store, filters)
    return tuple(
        _row(number, [group for group in groups if group.questions == number], has_raises)
        for number in sorted({group.questions for group in groups})
    )


def _row(number: int, groups: list[QuestionGroup], has_raises: bool) -> QuestionRow:
    known = [group for group in groups if group.asked is not None]
    judged = [group for group in groups if group.judged]
    raised = share(_leads(group for group in known if group.asked), _leads(known))
    return QuestionRow(
        questions=number,
        leads=_leads(groups),
        hand_raise_share=raised if has_raises else Missing(("wants_contact",)),
        conversion=share(_leads(group for group in judged if group.won), _leads(judged)),
    )


def _leads(groups: Iterable[QuestionGroup]) -> int:
    return sum(group.leads for group in groups)
