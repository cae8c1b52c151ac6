"""What the two teams promise each other: service levels of both sides."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from leadpact.domain.people import Team


class PromiseKind(StrEnum):
    """What is promised, in the order it is shown; marketing's first."""

    GOOD_LEADS = "good_leads"
    REASONS = "reasons"
    FIRST_CONTACT = "first_contact"
    ATTEMPTS = "attempts"
    REASON_WITH_NO = "reason_with_no"

    @property
    def team(self) -> Team:
        """The team that promises it."""
        marketing = (PromiseKind.GOOD_LEADS, PromiseKind.REASONS)
        return Team.MARKETING if self in marketing else Team.SALES


class Promise(BaseModel):
    """One promise.

    `number` is how many: leads graded A or B a month; criteria that speak for each lead handed off;
    hours to the first contact; attempts, within `days`. `share` (0 to 1) says of how many of the
    month's leads it has to hold; None for good leads, which are counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: PromiseKind
    number: int | None = Field(default=None, ge=1, le=1_000_000, strict=True)
    days: int | None = Field(default=None, ge=1, le=366, strict=True)
    share: float | None = Field(default=None, gt=0, le=1)

    @model_validator(mode="after")
    def _says_enough(self) -> Self:
        if (self.number is None) is not (self.kind is PromiseKind.REASON_WITH_NO):
            raise ValueError(f"a promise of {self.kind} says how many, a reason with a no does not")
        if (self.days is None) is (self.kind is PromiseKind.ATTEMPTS):
            raise ValueError("attempts say within how many days, other promises do not")
        if (self.share is None) is not (self.kind is PromiseKind.GOOD_LEADS):
            raise ValueError("a promise says for which share of leads, good leads do not")
        return self
