"""A definition: what both teams sign, with the evidence they had before them."""

import json
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from leadpact.domain.promise import Promise
from leadpact.domain.scoring_model import ScoringModel
from leadpact.domain.snapshot import Snapshot

FORM = 1
"""The form in which contents are written."""
QUARTER_DAYS = 91

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Reasons = Annotated[Words, StringConstraints(min_length=1)]
RedFlagWords = Annotated[str, StringConstraints(min_length=1, max_length=400)]


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
    as_of: date | None = None
    maturity_days: float | None = None
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

    form: int = Field(default=FORM, ge=1, le=FORM)
    number: int = Field(ge=1)
    dated: date
    model: ScoringModel
    routing: RoutingRule
    routing_words: Words = ""
    reasons: Reasons
    red_flags: tuple[RedFlagWords, ...] = Field(default=(), max_length=100)
    promises: tuple[Promise, ...] = ()
    review_days: int = Field(default=QUARTER_DAYS, ge=7, le=366)
    supersedes: str | None = None
    evidence: Evidence


def content_text(content: DefinitionContent) -> str:
    """The content as the one text that is signed: JSON, its keys sorted, without spaces.

    What there is not (None) is left out. So a field that a later version adds is left out of
    every older content, whose text and hash stay as they were signed, as long as the field is None
    where it is not given. Any other change of the fields takes a new `form`.
    """
    tree = content.model_dump(mode="json", exclude_none=True)
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_hash(text: str) -> str:
    """The SHA-256 of a content's text, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


def read_content(text: str) -> DefinitionContent:
    """The content that was kept as that text; raises ValueError where it is none.

    What an older form lacks is read as None, or as the form had it: contents are kept as they were
    signed, and never written anew.
    """
    return DefinitionContent.model_validate_json(text)
