"""A review of a definition: what was seen, and what the people made of it."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class ReviewVerdict(StrEnum):
    """What is to become of the definition."""

    KEEP = "keep"
    ADJUST = "adjust"
    REPLACE = "replace"

    @property
    def done(self) -> str:
        """The verdict as a thing done: "kept", "to be adjusted"."""
        return {"keep": "kept", "adjust": "to be adjusted", "replace": "to be replaced"}[self.value]


class CriterionSeen(BaseModel):
    """One criterion's index and what it told, as a review saw them; None where there was none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    psi: float | None
    told: str


class FiguresSeen(BaseModel):
    """What a review had before it: which leads, their drift, and what the grades did.

    `wins_captured` and `good_grades` are a numerator and its denominator, `which` says in words
    which leads were looked at.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    which: str
    as_of: date | None
    leads_then: int
    leads: int
    order: str
    wins_captured: tuple[int, int]
    good_grades: tuple[int, int]
    score_psi: float | None
    score_told: str
    criteria: tuple[CriterionSeen, ...]
