"""Checklists for the self-assessment: practices that data answers where it can, else a person."""

from enum import IntEnum, StrEnum
from functools import cache, partial
from importlib.resources import files
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from ruamel.yaml.comments import CommentedSeq

from leadpact.domain.model_file import dump_document, line_of, load_yaml
from leadpact.errors import EntryError

_FILE = "checklists.yaml"
_HINT = "Correct that line, or download the checklists and start from them."
_Line = Annotated[str, Field(min_length=1, max_length=300)]
_Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$")]


class Step(IntEnum):
    """How far a practice is lived, from 0 to 3."""

    NOT_AT_ALL = 0
    IN_PART = 1
    MOSTLY = 2
    FULLY = 3


class DataRule(StrEnum):
    """What in the data can answer an item."""

    ACTIVE_SHARE = "active_share"
    GRADE_ORDER = "grade_order"
    GRADE_MIX = "grade_mix"
    SENT_STRAIGHT_TO_SALES = "sent_straight_to_sales"
    HAND_RAISE_ASKED = "hand_raise_asked"
    RECYCLED_SHARE_OF_CLOSES = "recycled_share_of_closes"
    EXISTING_CUSTOMERS = "existing_customers"
    SOURCE_KNOWN = "source_known"
    SPEND_KNOWN = "spend_known"
    DEFINITION_SIGNED = "definition_signed"
    DEFINITION_REVIEWED = "definition_reviewed"
    LIFECYCLE_VISIBLE = "lifecycle_visible"
    REASON_WITH_EVERY_NO = "reason_with_every_no"
    SHARED_QUESTIONS = "shared_questions"
    QUESTION_COVERAGE = "question_coverage"
    PROMISES_KEPT = "promises_kept"
    LOAD_FITS = "load_fits"
    REJECTED_AS_KNOWN = "rejected_as_known"


class Item(BaseModel):
    """One practice: its words, what in the data answers it, and what to do next if it is not so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: _Key
    says: _Line
    answered_by: DataRule | None = None
    next: _Line


class Checklist(BaseModel):
    """A named list of practices, each key once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: _Key
    title: _Line
    items: tuple[Item, ...] = Field(min_length=1, max_length=50)

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        keys = [item.key for item in self.items]
        for key in keys:
            if keys.count(key) > 1:
                raise ValueError(f"two items have the key '{key}'")
        return self


_CHECKLISTS = TypeAdapter(tuple[Checklist, ...])


@cache
def default_checklists() -> tuple[Checklist, ...]:
    """Demand generation (12 practices) and sales and marketing (10 points)."""
    return parse_checklists(files("leadpact.domain").joinpath(_FILE).read_text("utf-8"), _FILE)


def parse_checklists(text: str, file_name: str = _FILE) -> tuple[Checklist, ...]:
    """The checklists that the YAML text describes; raises EntryError naming the line."""
    document = _load(text, file_name)
    try:
        found = _CHECKLISTS.validate_python(document)
    except ValidationError as error:
        first = error.errors()[0]
        where = first["loc"]
        name = next((step for step in reversed(where) if isinstance(step, str)), "checklist")
        raise _error(file_name, line_of(document, where), f"'{name}': {first['msg']}") from error
    names = [checklist.name for checklist in found]
    if not names or len(set(names)) < len(names):
        raise _error(file_name, 1, "each checklist needs a name of its own")
    return found


def dump_checklists(checklists: tuple[Checklist, ...]) -> str:
    """The checklists as YAML text that `parse_checklists` reads back to equal ones."""
    return dump_document([one.model_dump(mode="json", exclude_none=True) for one in checklists])


def _load(text: str, file_name: str) -> CommentedSeq:
    document = load_yaml(text, partial(_error, file_name))
    if not isinstance(document, CommentedSeq):
        raise _error(file_name, 1, "checklists are a list, each with 'name', 'title' and 'items'")
    return document


def _error(file_name: str, line: int, what: str) -> EntryError:
    return EntryError(f"{file_name}, line {line}: {what}", _HINT)
