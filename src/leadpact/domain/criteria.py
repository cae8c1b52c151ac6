"""Criteria: tests on one lead, each giving a small whole number."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from leadpact.domain.fields import LEAD_FIELDS, FieldType

LARGEST_CAP = 1000
DAYS_A_MONTH = 30


class Group(StrEnum):
    """What a criterion speaks of."""

    FIT = "fit"
    BEHAVIOUR = "behaviour"
    INTENT = "intent"
    RED_FLAG = "red_flag"


class Test(StrEnum):
    """The tests, in the words a model file uses."""

    __test__ = False

    IS_ONE_OF = "is one of"
    IS_NOT = "is not"
    CONTAINS = "contains"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"
    IS_TRUE = "is true"
    IS_FILLED = "is filled"
    COUNT = "count"
    WITHIN_DAYS = "within days"


_ARGUMENTS: Mapping[Test, tuple[str, ...]] = {
    Test.IS_ONE_OF: ("values",),
    Test.IS_NOT: ("values",),
    Test.CONTAINS: ("values",),
    Test.AT_LEAST: ("number",),
    Test.AT_MOST: ("number",),
    Test.BETWEEN: ("low", "high"),
    Test.IS_TRUE: (),
    Test.IS_FILLED: (),
    Test.COUNT: ("cap",),
    Test.WITHIN_DAYS: ("days",),
}

_WORDS = frozenset({FieldType.TEXT, FieldType.CHOICE})
_NUMBERS = frozenset({FieldType.NUMBER})

_LABELS = {field.name: field.label for field in LEAD_FIELDS}
_TYPES: Mapping[Test, frozenset[FieldType]] = {
    Test.IS_ONE_OF: _WORDS,
    Test.IS_NOT: _WORDS,
    Test.CONTAINS: _WORDS,
    Test.AT_LEAST: _NUMBERS,
    Test.AT_MOST: _NUMBERS,
    Test.BETWEEN: _NUMBERS,
    Test.IS_TRUE: frozenset({FieldType.BOOLEAN}),
    Test.IS_FILLED: frozenset(FieldType),
    Test.COUNT: _NUMBERS,
    Test.WITHIN_DAYS: frozenset({FieldType.DATE}),
}


class Criterion(BaseModel):
    """A test on one field of a lead.

    `values` belong to "is one of", "is not" and "contains"; `number` to "at least" and "at most";
    `low` and `high` to "between" (both included); `cap` to "count"; `days` to "within days",
    counted back from the as-of date. With `product`, the criterion applies to leads of that
    product only. With `decay`, its points shrink by so many percent for every full month (of 30
    days) between the date in the field `since` and the as-of date, down to none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")
    label: str = Field(min_length=1, max_length=80)
    group: Group
    field: str = Field(min_length=1)
    test: Test
    values: tuple[str, ...] = ()
    number: float | None = Field(default=None, allow_inf_nan=False)
    low: float | None = Field(default=None, allow_inf_nan=False)
    high: float | None = Field(default=None, allow_inf_nan=False)
    cap: int | None = Field(default=None, ge=1, le=LARGEST_CAP)
    days: int | None = Field(default=None, ge=0)
    product: str | None = Field(default=None, min_length=1)
    decay: int | None = Field(default=None, ge=1, le=100)
    since: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _has_just_the_arguments_of_its_test(self) -> Self:
        wanted = _ARGUMENTS[self.test]
        given = {
            name
            for name in ("values", "number", "low", "high", "cap", "days")
            if getattr(self, name) not in (None, ())
        }
        for name in wanted:
            if name not in given:
                raise ValueError(f"the test '{self.test}' needs '{name}'")
        for name in sorted(given - set(wanted)):
            raise ValueError(f"the test '{self.test}' takes no '{name}'")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low ({self.low:g}) is above high ({self.high:g})")
        if (self.decay is None) != (self.since is None):
            raise ValueError("'decay' and 'since' belong together: how fast, and since which date")
        if self.decay is not None and self.group is Group.FIT:
            raise ValueError("fit does not age, so it takes no 'decay'")
        return self

    @property
    def largest_value(self) -> int:
        """The most this criterion can give one lead, before any decay."""
        return self.cap if self.cap is not None else 1

    @property
    def unit(self) -> int:
        """What one whole is in its stored values: hundredths where its points decay, else 1."""
        return 1 if self.decay is None else 100

    @property
    def needs(self) -> tuple[str, ...]:
        """The fields that it looks at."""
        return tuple(
            field for field in (self.field, self.product and "product", self.since) if field
        )


def tests_for(field_type: FieldType) -> tuple[Test, ...]:
    """The tests that a field of this type can take."""
    return tuple(test for test in Test if field_type in _TYPES[test])


def arguments_of(test: Test) -> tuple[str, ...]:
    """The names of the arguments that the test needs."""
    return _ARGUMENTS[test]


def left_after(days: int, decay: int) -> int:
    """The percent of its points that a behaviour so many days ago still has; linear per month."""
    return max(0, 100 - decay * (max(0, days) // DAYS_A_MONTH))


def why_sleeping(criterion: Criterion, filled: Mapping[str, FieldType]) -> str | None:
    """Why the data cannot carry the criterion, or None when it can.

    `filled` holds the type of every field that has at least one value in the data.
    """
    for needed in criterion.needs:
        if needed not in filled:
            return f"needs {_label(needed)}"
    if criterion.since is not None and filled[criterion.since] is not FieldType.DATE:
        return f"{_label(criterion.since)} is {filled[criterion.since]} in this data, and no date"
    if filled[criterion.field] not in _TYPES[criterion.test]:
        return f"{_label(criterion.field)} is {filled[criterion.field]} in this data"
    return None


def _label(field: str) -> str:
    """The field as the mapping menus call it; a column of the user's own has its header."""
    return _LABELS.get(field, field)
