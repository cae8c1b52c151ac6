"""The draft of What-if and what it would do, from the patterns of the leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from leadpact.domain.fields import FieldType
from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.grades import out_of_reach
from leadpact.metrics.what_if import WhatIfAnswer
from leadpact.patterns.what_if import Board
from leadpact.store.questions import awake
from leadpact.ui.cached import cached_filled, cached_model_in_use
from leadpact.ui.cached_agreement import in_use_name
from leadpact.ui.cached_what_if import (
    Bench,
    bench_for,
    cached_board,
    cached_side,
    moved_side,
)
from leadpact.ui.compared import Compared
from leadpact.ui.look import Look
from leadpact.ui.state import Draft, begun_draft


@dataclass(frozen=True)
class Tuning:
    """A draft beside the definition it is compared with.

    `compared` is that definition, under the name `compared_name`; `bench` is where both are laid
    out. `sleeping` holds by name why a criterion of the draft is not at work in this data.
    """

    look: Look
    draft: Draft
    in_use: ScoringModel
    compared: ScoringModel
    compared_name: str
    bench: Bench
    sleeping: Mapping[str, str]

    @property
    def is_changed(self) -> bool:
        """Whether the draft differs from the points in use."""
        return self.draft.model != self.in_use

    @cached_property
    def differs(self) -> bool:
        """Whether the draft differs from the compared definition."""
        return _content(self.draft.model) != _content(self.compared)

    @cached_property
    def filled(self) -> Mapping[str, FieldType]:
        """The type of every field that has a value in the data set."""
        return cached_filled(self.look.data_set)

    @property
    def has_outcomes(self) -> bool:
        """Whether the data says of any lead how it ended."""
        return not self.lacks(("outcome",))

    def lacks(self, fields: Sequence[str]) -> tuple[str, ...]:
        """Those of the fields that the data does not fill."""
        return tuple(name for name in fields if name not in self.filled)

    @cached_property
    def board(self) -> Board:
        """The board with the compared definition on it."""
        return cached_board(self.bench, self.compared)

    def answer(self) -> WhatIfAnswer:
        """What the compared definition and the draft make of the leads."""
        return self._answer

    @cached_property
    def _answer(self) -> WhatIfAnswer:
        model, past = self.draft.model, self.draft.steps.past
        kept = awake(model, self.filled).model
        return WhatIfAnswer(
            before=cached_side(self.bench, self.compared),
            after=moved_side(self.bench, self.compared, past[-1] if past else model, model),
            out_of_reach=out_of_reach(kept, len(model.criteria)),
            compared_name=self.compared_name,
            in_use_name=in_use_name(self.look.data_set),
        )


def tune(look: Look, compared: Compared) -> Tuning:
    """This session's draft for the data set; while nothing was moved, the points in use."""
    data_set = look.data_set
    in_use = cached_model_in_use(data_set)
    draft = begun_draft(data_set.dataset_id, in_use)
    kept = awake(draft.model, cached_filled(data_set))
    return Tuning(
        look=replace(look, model=draft.model, is_draft=draft.model != in_use),
        draft=draft,
        in_use=in_use,
        compared=compared.model,
        compared_name=compared.name,
        bench=bench_for(data_set.version, look.filters, compared.model, draft.model),
        sleeping={criterion.name: reason for criterion, reason in kept.sleeping},
    )


def _content(model: ScoringModel) -> tuple[object, ...]:
    """All of the model but its name."""
    return model.criteria, model.points, model.cut_offs, model.mql_threshold
