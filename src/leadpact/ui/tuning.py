"""The draft of What-if and what it would do, from the patterns of the leads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from leadpact.domain.scoring_model import ScoringModel
from leadpact.metrics.grades import out_of_reach
from leadpact.metrics.what_if import WhatIfAnswer, side_of
from leadpact.patterns.outlook import Reach
from leadpact.patterns.what_if import Board
from leadpact.store.questions import awake
from leadpact.ui.cached import cached_filled, cached_model_in_use
from leadpact.ui.cached_what_if import (
    Bench,
    bench_for,
    cached_board,
    cached_months_of,
    cached_reaches,
    cached_side,
)
from leadpact.ui.look import Look
from leadpact.ui.state import Draft, change_draft, draft_of, session


@dataclass(frozen=True)
class Tuning:
    """A draft beside the points in use, and what its sliders are labelled with.

    `compared` is the definition that the draft is laid beside, under the name `compared_name`.
    `reaches` and `sleeping` are by the criterion's name; a criterion is in one of them.
    """

    look: Look
    draft: Draft
    in_use: ScoringModel
    compared: ScoringModel
    compared_name: str
    reaches: Mapping[str, Reach]
    sleeping: Mapping[str, str]

    @property
    def is_changed(self) -> bool:
        """Whether the draft differs from the points in use."""
        return self.draft.model != self.in_use

    def moved_to(self, model: ScoringModel | None) -> "Tuning":
        """The tuning after the sliders were read; None leaves the draft as it was."""
        if model is None or model == self.draft.model:
            return self
        change_draft(self.draft, model)
        return replace(
            self,
            draft=replace(self.draft, model=model),
            look=replace(self.look, model=model, is_draft=True),
        )

    @property
    def bench(self) -> Bench:
        """The bench on which the draft and the compared definition are laid out."""
        look = self.look
        return bench_for(look.data_set.version, look.filters, self.compared, self.draft.model)

    @property
    def board(self) -> Board:
        """The board with the compared definition on it."""
        return cached_board(self.bench, self.compared)

    def answer(self) -> WhatIfAnswer:
        """What the compared definition and the draft make of the leads."""
        kept = awake(self.draft.model, cached_filled(self.look.data_set)).model
        bench = self.bench
        return WhatIfAnswer(
            before=cached_side(bench, self.compared),
            after=side_of(self.board, self.draft.model, cached_months_of(bench)),
            out_of_reach=out_of_reach(kept, len(self.draft.model.criteria)),
        )


def tune(look: Look) -> Tuning:
    """This session's draft for the data set; while nothing was moved, the points in use."""
    data_set = look.data_set
    in_use = cached_model_in_use(data_set)
    # Untouched sliders start anew when somebody else puts other points into use.
    untouched = f"{session().editions}-{data_set.version}"
    draft = draft_of(data_set.dataset_id) or Draft(data_set.dataset_id, in_use, untouched)
    drafted = replace(look, model=draft.model, is_draft=draft.model != in_use)
    kept = awake(draft.model, cached_filled(data_set))
    bench = bench_for(data_set.version, look.filters, in_use, draft.model)
    return Tuning(
        look=drafted,
        draft=draft,
        in_use=in_use,
        compared=in_use,
        compared_name="in use",
        reaches={reach.criterion.name: reach for reach in cached_reaches(bench)},
        sleeping={criterion.name: reason for criterion, reason in kept.sleeping},
    )
