"""A definition: what both teams sign, with the evidence they had before them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from leadpact.domain.promise import Promise
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.snapshot import Snapshot

QUARTER_DAYS = 91

Words = Annotated[str, Field(max_length=4000)]


class RoutingRule(StrEnum):
    """Which leads go to sales at once; the others are marketing's to nurture."""

    HAND_RAISE_OR_MQL = "hand_raise_or_mql"
    MQL = "mql"
    HAND_RAISE = "hand_raise"


class FigureThen(BaseModel):
    """A figure as it was: a share by its numerator and denominator, of one key where it has any."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    key: str | None = None
    numerator: int
    denominator: int


class Evidence(BaseModel):
    """What the teams had before them when they signed.

    `data_hash` is that of the leads, `scores_hash` that of every lead's score and grade under the
    definition, as SHA-256 in hexadecimal: the same data gives the same two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_set: str
    leads: int
    as_of: date | None
    maturity_days: float | None
    data_hash: str
    scores_hash: str
    figures: tuple[FigureThen, ...]
    snapshot: Snapshot


class DefinitionContent(BaseModel):
    """All that is signed: number, date, criteria with points, routing, promises and the reasons.

    `supersedes` is the hash of the definition in force before it, None for the first. The review is
    due `review_days` after the second signature.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: int = 1
    number: int = Field(ge=1)
    dated: date
    model: ScoringModel
    routing: RoutingRule
    routing_words: Words = ""
    reasons: Words
    red_flags: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    review_days: int = Field(default=QUARTER_DAYS, ge=7, le=366)
    supersedes: str | None
    evidence: Evidence
