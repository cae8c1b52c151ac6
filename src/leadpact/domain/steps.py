"""The steps of a draft: what it is now, what it was before, and what was undone."""

from dataclasses import dataclass, replace

from leadpact.domain.scoring_model import ScoringModel

MOST_STEPS = 200


@dataclass(frozen=True)
class Steps:
    """A draft that remembers.

    `past` holds the models before the present one, the oldest first, at most MOST_STEPS of them;
    `future` those that were undone, the one to come back first at its head.
    """

    present: ScoringModel
    past: tuple[ScoringModel, ...] = ()
    future: tuple[ScoringModel, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back and nothing moved since."""
        return bool(self.future)

    def moved(self, model: ScoringModel) -> "Steps":
        """One step on to this model; what was undone is gone. No step where nothing changes."""
        if model == self.present:
            return self
        return Steps(model, (*self.past, self.present)[-MOST_STEPS:])

    def undone(self) -> "Steps":
        """One step back; the same where there is none."""
        if not self.past:
            return self
        return replace(
            self,
            present=self.past[-1],
            past=self.past[:-1],
            future=(self.present, *self.future),
        )

    def redone(self) -> "Steps":
        """The step that was taken back last, taken again; the same where there is none."""
        if not self.future:
            return self
        return replace(
            self,
            present=self.future[0],
            past=(*self.past, self.present),
            future=self.future[1:],
        )
