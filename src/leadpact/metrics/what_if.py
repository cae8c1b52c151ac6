"""What would other points do? The draft beside the definition it is compared with."""

from dataclasses import dataclass

from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import Grade, ScoringModel
from leadpact.domain.shares import Difference, Share, difference, share
from leadpact.metrics.grades import GradeOrder, order_of
from leadpact.metrics.words import counted, interval_words, percent, rate_words
from leadpact.patterns.held import Held, held_outlook
from leadpact.patterns.outlook import Flow, Outlook
from leadpact.patterns.what_if import Board, outlook
from leadpact.store.database import Store
from leadpact.store.questions import rows_of

IN_USE = "in use"
WEEKS_A_MONTH = 365.25 / 12 / 7


@dataclass(frozen=True)
class Side:
    """One scoring model's outlook and the figures that follow from it.

    `mqls_a_month` is None where the data has no dates of creation, `mqls_a_rep` (a month) also
    where no lead has an owner; `undecided` leads could have another grade if what is unknown of
    them were known.
    """

    outlook: Outlook
    wins_captured: Share
    order: GradeOrder
    mqls_a_month: float | None
    undecided: int
    mqls_a_rep: float | None = None

    @property
    def conversion_of_a(self) -> Share:
        """The conversion of grade A."""
        return self.order.conversion[0].share

    @property
    def mqls_a_rep_and_week(self) -> float | None:
        """What one rep is handed in a week."""
        return None if self.mqls_a_rep is None else self.mqls_a_rep / WEEKS_A_MONTH


@dataclass(frozen=True)
class Changes:
    """What the draft has more than the compared definition, None where either has nothing.

    Newcombe's intervals for independent shares. Both wins captured are of the same won leads, for
    which this interval is too wide as long as the two mostly capture the same ones: a change that
    leaves zero out is real then.
    """

    wins_captured: Difference | None
    conversion_of_a: Difference | None


@dataclass(frozen=True)
class WhatIfAnswer:
    """The definition compared with, under its name, and the draft.

    `in_use_name` is the name of what is in use, such as "Definition 3" where one is in force.
    `out_of_reach` says why the grades cannot be judged on this data, where they cannot.
    """

    before: Side
    after: Side
    out_of_reach: str | None
    compared_name: str = IN_USE
    in_use_name: str = IN_USE

    @property
    def changes(self) -> Changes:
        """The draft's shares less those of the compared definition."""
        before, after = self.before, self.after
        return Changes(
            difference(after.wins_captured, before.wins_captured),
            difference(after.conversion_of_a, before.conversion_of_a),
        )


def side_of(board: Board, model: ScoringModel, months: int | None, reps: int | None = None) -> Side:
    """What the model makes of the leads, which came in over so many months, to so many reps."""
    return _side(outlook(board, model), months, reps)


def side_of_held(
    held: Held, model: ScoringModel, months: int | None, reps: int | None = None
) -> Side:
    """The same from a held slider, for a model that it serves."""
    return _side(held_outlook(held, model), months, reps)


def _side(found: Outlook, months: int | None, reps: int | None) -> Side:
    a_month = found.mqls / months if months else None
    return Side(
        outlook=found,
        wins_captured=share(found.won_in_a_and_b, found.won),
        order=order_of(tuple(share(count.rated_won, count.rated) for count in found.grades)),
        mqls_a_month=a_month,
        undecided=found.undecided,
        mqls_a_rep=a_month / reps if a_month is not None and reps else None,
    )


def months_of(store: Store, filters: Filters) -> int | None:
    """The calendar months from the first lead's creation to the last one's, both included."""
    _, first, last = rows_of(store, "span", filters)[0]
    if first is None:
        return None
    return int((last.year - first.year) * 12 + last.month - first.month + 1)


def reps_of(store: Store, filters: Filters) -> int | None:
    """How many reps own leads; None where no lead has an owner."""
    return int(rows_of(store, "reps", filters)[0][0]) or None


def in_use_words(name: str) -> str:
    """What is in use, by the name that cards give it: "the points in use", "Definition 3"."""
    return "the points in use" if name == IN_USE else name


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
        name = answer.in_use_name
        grade = "The points in use grade" if name == IN_USE else f"{name} grades"
        return (
            f"{grade} {_good(after):,} of {after.outlook.leads:,} leads A–C; that "
            f"{captured}. Move a slider and see what changes."
        )
    return (
        f"Your draft {_hands_over(answer)} and {captured} "
        f"({answer.compared_name}: {percent(before.wins_captured.rate)})."
    )


def flow_sentence(flow: Flow, before: Side, compared_name: str = IN_USE) -> str:
    """Who moves from one grade to another, and how such leads closed beside the compared grade's.

    As "37 leads move B → A; such leads closed at 6 % [2–14 %], today's A at 21 %".
    """
    closed = share(flow.rated_won, flow.rated)
    there = next(part.share for part in before.order.conversion if part.key == flow.now.value)
    whose = "today's" if compared_name == IN_USE else f"{compared_name}'s"
    moves = "moves" if flow.leads == 1 else "move"
    ends = (
        "too few of them to judge how they close"
        if closed.too_few
        else f"such leads closed at {rate_words(closed)} {interval_words(closed)}"
    )
    return (
        f"{counted(flow.leads, 'lead')} {moves} {flow.was} → {flow.now}; {ends}, "
        f"{whose} {flow.now} at {rate_words(there)}"
    )


def _hands_over(answer: WhatIfAnswer) -> str:
    before, after = answer.before, answer.after
    if before.mqls_a_month is not None and after.mqls_a_month is not None:
        change, unit = round(after.mqls_a_month - before.mqls_a_month), " a month"
    else:
        change, unit = after.outlook.mqls - before.outlook.mqls, ""
    if change == 0:
        same_as = "now" if answer.compared_name == IN_USE else answer.compared_name
        return f"hands sales as many leads as {same_as}"
    leads = "lead" if abs(change) == 1 else "leads"
    return f"hands sales {abs(change):,} {'more' if change > 0 else 'fewer'} {leads}{unit}"


def _good(side: Side) -> int:
    return sum(count.leads for count in side.outlook.grades if count.grade is not Grade.D)
