"""How leads lay under a definition at one time: what a later review is measured against."""

from pydantic import BaseModel, ConfigDict

from leadpact.domain.scoring_model import Grade


class Tally(BaseModel):
    """Leads: all, won, and those that conversion counts with their wins."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    leads: int
    won: int
    rated: int
    rated_won: int


class CriterionThen(BaseModel):
    """One criterion: how many leads had which value, and how those it applies to closed.

    `by_value` counts the leads whose value is 0, 1 … the largest (a decayed value is rounded up);
    `unknown` those of 0 for which it is not known. `applies` are the leads with a value above 0.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    by_value: tuple[int, ...]
    unknown: int
    applies: Tally


class ScoreThen(Tally):
    """The leads of one score."""

    score: int


class GradeThen(Tally):
    """The leads of one grade."""

    grade: Grade


class Snapshot(BaseModel):
    """All leads of a data set under one scoring model; `scores` rise, `grades` are A to D.

    `asleep` names the criteria that the data could not carry; they are not among `criteria`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    leads: int
    won: int
    mqls: int
    criteria: tuple[CriterionThen, ...]
    asleep: tuple[str, ...]
    scores: tuple[ScoreThen, ...]
    grades: tuple[GradeThen, ...]
