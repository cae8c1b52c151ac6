"""The scoring model: criteria, points, cut-offs and the MQL threshold."""

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from leadpact.domain.criteria import Criterion, Group

MOST_POINTS = 1000
# A name has room for sixty marks, a number among them.
_LONGEST_FOLDED = 50

Points = Annotated[int, Field(ge=-MOST_POINTS, le=MOST_POINTS, strict=True)]


class Grade(StrEnum):
    """The four grades, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class CutOffs(BaseModel):
    """The scores at which A, B and C begin: a > b > c."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    a: int = Field(strict=True)
    b: int = Field(strict=True)
    c: int = Field(strict=True)

    @model_validator(mode="after")
    def _fall(self) -> Self:
        if not self.a > self.b > self.c:
            raise ValueError(f"the cut-offs must fall: a {self.a} > b {self.b} > c {self.c}")
        return self


class ScoringModel(BaseModel):
    """Criteria with their points (same length, same order), cut-offs and the MQL threshold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=80)
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=200)
    points: tuple[Points, ...]
    cut_offs: CutOffs
    mql_threshold: int = Field(strict=True)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if len(self.points) != len(self.criteria):
            raise ValueError(f"{len(self.criteria)} criteria, but {len(self.points)} points")
        names = [criterion.name for criterion in self.criteria]
        for place, (criterion, points) in enumerate(zip(self.criteria, self.points, strict=True)):
            if criterion.name in names[:place]:
                raise _at(place, f"two criteria are named '{criterion.name}'")
            if criterion.group is Group.RED_FLAG and points > 0:
                raise _at(place, f"the red flag '{criterion.name}' has {points} points, above zero")
        return self

    @property
    def highest_score(self) -> int:
        """The most a lead can score."""
        return sum(
            max(0, points) * criterion.largest_value
            for criterion, points in zip(self.criteria, self.points, strict=True)
        )

    def points_of(self, name: str) -> int:
        """The points of the criterion of that name; raises KeyError for an unknown one."""
        for criterion, points in zip(self.criteria, self.points, strict=True):
            if criterion.name == name:
                return points
        raise KeyError(name)

    def with_criterion(self, criterion: Criterion, points: int) -> Self:
        """The model with one more criterion, the last."""
        return self.model_copy(
            update={
                "criteria": (*self.criteria, criterion),
                "points": (*self.points, points),
            }
        )

    def free_name(self, words: str) -> str:
        """A name for one more criterion: the letters and digits of the words, with a number where
        another one is named so.
        """
        folded = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[:_LONGEST_FOLDED]
        base = folded if folded[:1].isalpha() else f"c_{folded}" if folded else "criterion"
        taken = {criterion.name for criterion in self.criteria}
        numbered = (base, *(f"{base}_{number}" for number in range(2, len(taken) + 3)))
        return next(name for name in numbered if name not in taken)


def _at(place: int, what: str) -> PydanticCustomError:
    return PydanticCustomError("criterion", "{what}", {"what": what, "place": place})


def grade_of(score: int, cut_offs: CutOffs) -> Grade:
    """The grade of a score: A >= a, B >= b, C >= c, else D."""
    if score >= cut_offs.a:
        return Grade.A
    if score >= cut_offs.b:
        return Grade.B
    return Grade.C if score >= cut_offs.c else Grade.D
