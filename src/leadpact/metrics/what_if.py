"""What would other points do? The draft beside the points in use."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.grades import GradeOrder, order_of
from leadpact.metrics.words import percent
from leadpact.patterns.outlook import Outlook
from leadpact.patterns.what_if import Board, outlook
from leadpact.store.database import Store
from leadpact.store.questions import rows_of


@dataclass(frozen=True)
class Side:
    """One scoring model's outlook and the figures that follow from it.

    `mqls_a_month` is None where the data has no dates of creation; `undecided` leads could have
    another grade if what is unknown of them were known.
    """

    outlook: Outlook
    wins_captured: Share
    order: GradeOrder
    mqls_a_month: float | None
    undecided: int

    @property
    def conversion_of_a(self) -> Share:
        """The conversion of grade A."""
        return self.order.conversion[0].share


@dataclass(frozen=True)
class WhatIfAnswer:
    """The points in use, and the draft.

    `out_of_reach` says why the grades cannot be judged on this data, where they cannot.
    """

    before: Side
    after: Side
    out_of_reach: str | None


def side_of(board: Board, model: ScoringModel, months: int | None) -> Side:
    """What the model makes of the leads; `months` is the number of months they came in."""
    found = outlook(board, model)
    return Side(
        outlook=found,
        wins_captured=share(found.won_in_a_and_b, found.won),
        order=order_of(tuple(share(count.rated_won, count.rated) for count in found.grades)),
        mqls_a_month=found.mqls / months if months else None,
        undecided=found.undecided,
    )


def months_of(store: Store, filters: Filters) -> int | None:
    """The calendar months from the first lead's creation to the last one's, both included."""
    _, first, last = rows_of(store, "span", filters)[0]
    if first is None:
        return None
    return int((last.year - first.year) * 12 + last.month - first.month + 1)


def what_if_sentence(answer: WhatIfAnswer, *, is_draft: bool) -> str:
    """What would happen if we scored leads differently?"""
    before, after = answer.before, answer.after
    if answer.out_of_reach:
        reason = answer.out_of_reach
        return f"{reason[0].upper()}{reason[1:]}. Add criteria from your own columns."
    captured = (
        f"captures {percent(after.wins_captured.rate)} of wins in A and B"
        if after.wins_captured.rate is not None
        else "has no wins to capture"
    )
    if not is_draft:
        return (
            f"The points in use grade {_good(after):,} of {after.outlook.leads:,} leads A–C; that "
            f"{captured}. Move a slider and see what changes."
        )
    return (
        f"Your draft {_hands_over(before, after)} and {captured} "
        f"(in use: {percent(before.wins_captured.rate)})."
    )


def _hands_over(before: Side, after: Side) -> str:
    if before.mqls_a_month is not None and after.mqls_a_month is not None:
        change, unit = round(after.mqls_a_month - before.mqls_a_month), " a month"
    else:
        change, unit = after.outlook.mqls - before.outlook.mqls, ""
    if change == 0:
        return "hands sales as many leads as now"
    leads = "lead" if abs(change) == 1 else "leads"
    return f"hands sales {abs(change):,} {'more' if change > 0 else 'fewer'} {leads}{unit}"


def _good(side: Side) -> int:
    return sum(count.leads for count in side.outlook.grades if count.grade is not Grade.D)
