"""What the data says of the practices of a checklist, each as a step from 0 to 3."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from leadpact.domain.checklist import DataRule, Step
from leadpact.domain.figures import Target, figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.shares import Share, share
from leadpact.metrics.all_figures import value_of
from leadpact.metrics.grades import GradeOrder, out_of_reach
from leadpact.metrics.qualified import qualified_leads
from leadpact.metrics.rejected_as_known import RejectedAsKnown, rejected_as_known
from leadpact.metrics.rejection_grid import NO_REASON
from leadpact.metrics.rep_load import total_capacity, working_reps
from leadpact.metrics.shares import Missing, breakdown_of, share_of
from leadpact.metrics.what_if import months_of
from leadpact.metrics.words import (
    field_words,
    in_band,
    interval_words,
    may_be_in_band,
    of_words,
    rate_words,
)
from leadpact.store.database import Store
from leadpact.store.datasets import data_set_of, filled_fields, filled_leads
from leadpact.store.questions import awake
from leadpact.store.spend import leads_with_cost, list_spend

_MORE_THAN_HALF = Target(0.5, 1.0, "more than half graded A to C")
_FEW = Target(0.0, 0.1, "at most 10 %")
_NEARLY_ALL = Target(0.95, 1.0, "at least 95 %")
_SOME = Target(0.1, 1.0, "at least 10 %")
_ROAD = (
    ("the inquiry", ("created_at",)),
    ("the hand-off", ("mql_at",)),
    ("sales' answer", ("sal_at", "sql_at", "opportunity_at")),
    ("the end", ("won_at", "lost_at")),
)


@dataclass(frozen=True)
class DataAnswer:
    """What the data says of an item; `step` is None where it cannot tell, and `words` says why."""

    step: Step | None
    words: str


Rule = Callable[[Store, Filters, ScoringModel], DataAnswer]


def step_of(found: Share, target: Target) -> Step:
    """How far a share is in its band.

    Fully with its whole interval, mostly with its rate alone, in part where only its interval
    touches the band or the band is that of the field.
    """
    if in_band(found, target):
        low, high = found.low or 0.0, found.high or 0.0
        return Step.FULLY if target.low <= low and high <= target.high else Step.MOSTLY
    touches = may_be_in_band(found, target) or target.of_the_field
    return Step.IN_PART if touches else Step.NOT_AT_ALL


def of_share(found: Share | Missing, target: Target) -> DataAnswer:
    """What a share says against its band."""
    if isinstance(found, Missing):
        return DataAnswer(None, f"not in this data: needs {field_words(found.fields)}")
    if found.too_few:
        return DataAnswer(None, f"too few to judge: {of_words(found)}")
    said = f"{rate_words(found)} {interval_words(found)}, {of_words(found)}; {target.words}"
    return DataAnswer(step_of(found, target), said)


def _figure(name: str, target: Target | None = None) -> Rule:
    """The rule of a figure that is one share, against its own target or another one."""

    def rule(store: Store, filters: Filters, model: ScoringModel) -> DataAnswer:
        figure = figure_named(name)
        wanted = target or figure.target
        if wanted is None:
            raise ValueError(f"{name} has no target")
        return of_share(share_of(store, name, filters, model), wanted)

    return rule


def _unless_out_of_reach(rule: Rule) -> Rule:
    """The rule where the data carries enough criteria to tell grades apart."""

    def guarded(store: Store, filters: Filters, model: ScoringModel) -> DataAnswer:
        kept = awake(model, filled_fields(store, filters.dataset_id))
        reason = out_of_reach(kept.model, len(model.criteria))
        return rule(store, filters, model) if reason is None else DataAnswer(None, reason)

    return guarded


def _grade_order(store: Store, filters: Filters, model: ScoringModel) -> DataAnswer:
    found = value_of(store, figure_named("grade_order"), filters, model)
    if isinstance(found, Missing):
        return DataAnswer(None, f"not in this data: needs {field_words(found.fields)}")
    if not isinstance(found, GradeOrder) or found.holds is None or found.trend is None:
        return DataAnswer(None, "too few grades have leads to compare them")
    rates = " · ".join(f"{row.key} {rate_words(row.share)}" for row in found.conversion)
    if not found.holds:
        rising = found.trend.p < 0.05
        words = "they rise with the grade, but not grade by grade" if rising else "out of order"
        return DataAnswer(Step.IN_PART if rising else Step.NOT_AT_ALL, f"{rates}: {words}")
    sure = all(pair.difference is not None and pair.difference.is_real for pair in found.pairs)
    words = "in order" if sure else "in order, but not surely between all grades"
    return DataAnswer(Step.FULLY if sure else Step.MOSTLY, f"{rates}: {words}")


def _filled(field: str) -> Rule:
    """The rule that nearly all leads have a value in the field; one that none has tells nothing."""

    def rule(store: Store, filters: Filters, _: ScoringModel) -> DataAnswer:
        filled = filled_leads(store, filters.dataset_id, field)
        if not filled:
            return of_share(Missing((field,)), _NEARLY_ALL)
        return of_share(share(filled, data_set_of(store, filters.dataset_id).leads), _NEARLY_ALL)

    return rule


def _spend_known(store: Store, filters: Filters, _: ScoringModel) -> DataAnswer:
    if not list_spend(store, filters.dataset_id):
        return DataAnswer(None, "no costs are entered here")
    leads = data_set_of(store, filters.dataset_id).leads
    return of_share(share(leads_with_cost(store, filters.dataset_id), leads), _NEARLY_ALL)


def _lifecycle(store: Store, filters: Filters, _: ScoringModel) -> DataAnswer:
    filled = filled_fields(store, filters.dataset_id)
    seen = [name for name, fields in _ROAD if any(field in filled for field in fields)]
    lacks = [name for name, _ in _ROAD if name not in seen]
    words = f"the data dates {', '.join(seen) or 'no step'}"
    lacking = f", and not {' or '.join(lacks)}" if lacks else ""
    return DataAnswer(Step(max(0, len(seen) - 1)), f"{words}{lacking}")


def _reasons(store: Store, filters: Filters, model: ScoringModel) -> DataAnswer:
    rows = breakdown_of(store, "rejection_pareto", filters, model)
    if isinstance(rows, Missing):
        return DataAnswer(None, f"not in this data: needs {field_words(rows.fields)}")
    all_ = sum(row.share.numerator for row in rows)
    silent = sum(row.share.numerator for row in rows if row.key == NO_REASON)
    return of_share(share(all_ - silent, all_), _NEARLY_ALL)


def _known(store: Store, filters: Filters, model: ScoringModel) -> DataAnswer:
    found = rejected_as_known(store, filters, model)
    return of_share(found.share if isinstance(found, RejectedAsKnown) else found, _FEW)


def _load(store: Store, filters: Filters, model: ScoringModel) -> DataAnswer:
    reps, months = working_reps(store, filters), months_of(store, filters)
    total = total_capacity(reps, None)
    if not months or total is None:
        return DataAnswer(None, "not in this data: needs what each rep can work in a month")
    a_month = qualified_leads(store, filters, model).total / months
    words = f"{a_month:,.0f} qualified leads a month, and the reps can work {total:,.0f}"
    ratio = a_month / total if total else float("inf")
    steps = ((1.0, Step.FULLY), (1.2, Step.MOSTLY), (1.5, Step.IN_PART))
    return DataAnswer(next((s for most, s in steps if ratio <= most), Step.NOT_AT_ALL), words)


HOUSE_RULES: Mapping[DataRule, Rule] = MappingProxyType(
    {
        DataRule.ACTIVE_SHARE: _figure("active_share"),
        DataRule.GRADE_ORDER: _unless_out_of_reach(_grade_order),
        DataRule.GRADE_MIX: _unless_out_of_reach(_figure("good_grades", _MORE_THAN_HALF)),
        DataRule.SENT_STRAIGHT_TO_SALES: _figure("sent_straight_to_sales", _FEW),
        DataRule.HAND_RAISE_ASKED: _filled("wants_contact"),
        DataRule.RECYCLED_SHARE_OF_CLOSES: _figure("recycled_share_of_closes"),
        DataRule.EXISTING_CUSTOMERS: _figure("existing_customer_share", _SOME),
        DataRule.SOURCE_KNOWN: _filled("source"),
        DataRule.SPEND_KNOWN: _spend_known,
        DataRule.LIFECYCLE_VISIBLE: _lifecycle,
        DataRule.REASON_WITH_EVERY_NO: _reasons,
        DataRule.LOAD_FITS: _load,
        DataRule.REJECTED_AS_KNOWN: _known,
    }
)
"""The rules that look at leads alone."""
