"""Is our own house in order? The checklists, answered by the data where it can, else by people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from leadpact.domain.checklist import Checklist, DataRule, Item, Step
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.agreed_rules import (
    definition_reviewed,
    definition_signed,
    promises_held,
    questions_covered,
    questions_shared,
)
from leadpact.metrics.house_rules import DataAnswer, Rule
from leadpact.store.assessments import (
    Answer,
    Assessment,
    ItemThen,
    answers_under_way,
    checklists,
    finished_assessments,
)
from leadpact.store.database import Store

NEXT_ACTIONS = 3
STEP_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.NOT_AT_ALL: "not at all",
        Step.IN_PART: "in part",
        Step.MOSTLY: "mostly",
        Step.FULLY: "fully",
    }
)

AGREED_RULES: Mapping[DataRule, Rule] = MappingProxyType(
    {
        DataRule.DEFINITION_SIGNED: definition_signed,
        DataRule.DEFINITION_REVIEWED: definition_reviewed,
        DataRule.SHARED_QUESTIONS: questions_shared,
        DataRule.QUESTION_COVERAGE: questions_covered,
        DataRule.PROMISES_KEPT: promises_held,
    }
)
"""The rules that look at what was agreed and asked; they cost little."""


@dataclass(frozen=True)
class ItemStand:
    """How one practice stands: what the data says of it, and what a person does.

    `then` is its step in the self-assessment that was finished last.
    """

    item: Item
    data: DataAnswer | None
    answer: Answer | None
    then: Step | None = None

    @property
    def by_data(self) -> bool:
        """Whether the data decides."""
        return self.data is not None and self.data.step is not None

    @property
    def step(self) -> Step | None:
        """The data's step where it has one, else the person's; None while neither has."""
        if self.data is not None and self.data.step is not None:
            return self.data.step
        return None if self.answer is None else self.answer.step

    @property
    def differs(self) -> bool:
        """Whether a person says another step than the data."""
        return self.by_data and self.answer is not None and self.answer.step is not self.step


@dataclass(frozen=True)
class ChecklistStand:
    """How one checklist stands, item by item; `last` is the one that was finished last."""

    checklist: Checklist
    items: tuple[ItemStand, ...]
    last: Assessment | None

    @property
    def answered(self) -> int:
        """How many items data or people have answered."""
        return sum(one.step is not None for one in self.items)

    @property
    def score(self) -> float | None:
        """The steps reached ÷ the steps there are, of what is answered, in [0, 1]."""
        return score_of([one.step for one in self.items])

    @property
    def last_score(self) -> float | None:
        """The same as it was finished last; None where it never was."""
        return None if self.last is None else score_of([one.step for one in self.last.items])


def score_of(steps: Sequence[Step | None]) -> float | None:
    """The sum of the known steps ÷ three times their number; None where none is known."""
    known = [int(step) for step in steps if step is not None]
    return sum(known) / (int(Step.FULLY) * len(known)) if known else None


def data_answers(
    store: Store, dataset_id: int, model: ScoringModel, rules: Mapping[DataRule, Rule]
) -> Mapping[DataRule, DataAnswer]:
    """What those of the rules say of all leads of the data set under the model."""
    filters = Filters(dataset_id)
    return {name: rule(store, filters, model) for name, rule in rules.items()}


def self_assessment(
    store: Store, dataset_id: int, data: Mapping[DataRule, DataAnswer]
) -> tuple[ChecklistStand, ...]:
    """Every checklist of the house as it stands, with what the data says by rule."""
    found = []
    for checklist in checklists(store):
        answers = {one.item: one for one in answers_under_way(store, dataset_id, checklist.name)}
        finished = finished_assessments(store, dataset_id, checklist.name)
        last = finished[0] if finished else None
        then = {one.item: one.step for one in last.items} if last else {}
        found.append(
            ChecklistStand(
                checklist,
                tuple(
                    ItemStand(
                        item,
                        None if item.answered_by is None else data.get(item.answered_by),
                        answers.get(item.key),
                        then.get(item.key),
                    )
                    for item in checklist.items
                ),
                last,
            )
        )
    return tuple(found)


def next_actions(stands: Sequence[ChecklistStand]) -> tuple[ItemStand, ...]:
    """The three practices furthest behind, those that the data speaks of first among equals."""
    behind = [
        one
        for stand in stands
        for one in stand.items
        if one.step is not None and one.step < Step.FULLY
    ]
    return tuple(sorted(behind, key=lambda one: (one.step or 0, not one.by_data))[:NEXT_ACTIONS])


def items_then(stand: ChecklistStand) -> tuple[ItemThen, ...]:
    """How the items stand now, to be kept."""
    return tuple(
        ItemThen(item=one.item.key, step=one.step, by_data=one.by_data) for one in stand.items
    )


def assessment_sentence(stands: Sequence[ChecklistStand]) -> str:
    """Is our own house in order, in one sentence."""
    score = score_of([one.step for stand in stands for one in stand.items])
    items = sum(len(stand.items) for stand in stands)
    answered = sum(stand.answered for stand in stands)
    if score is None:
        return f"None of {items} practices is answered yet: start with the first below."
    by_data = sum(one.by_data for stand in stands for one in stand.items)
    parts = " and ".join(
        f"{stand.score * 100:.0f} % in {stand.checklist.title.lower()}"
        for stand in stands
        if stand.score is not None
    )
    return (
        f"Of what is answered, we live {parts}: {answered} of {items} practices, {by_data} of them "
        "by the data itself."
    )
