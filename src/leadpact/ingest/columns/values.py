"""What cell texts mean: empty, a choice, yes or no."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from leadpact.domain.fields import Field, FieldType
from leadpact.ingest.columns.dictionaries import value_dictionary
from leadpact.ingest.columns.ranges import company_size_band, timeline_choice


@dataclass(frozen=True)
class ValueMeaning:
    """In the column of `field`, the cell `text` means `value`; "" leaves the cell empty."""

    field: str
    text: str
    value: str


def fold(text: str) -> str:
    """The text in lower case, with every run of spaces as one and none around it."""
    return " ".join(text.split()).lower()


EMPTY_TEXTS: frozenset[str] = frozenset(value_dictionary().empty)
"""The texts that mean "no answer", folded: lower case, single spaces, none around them."""


def is_empty(text: str) -> bool:
    """Whether the text means "no answer". "unknown" is an answer, and so is 0."""
    return fold(text) in EMPTY_TEXTS


def meaning_of(field: Field, text: str) -> str | None:
    """What the text means in a choice or boolean field: one of its choices, "true" or "false".

    None when it has no meaning there, or is empty. A 0 or "no" as an outcome is "open": it says
    only that the lead is not won so far. A range of company sizes means a band only when it lies
    wholly inside it; a range of months means the shortest time it is sure to fall in.
    """
    if is_empty(text) or field.type not in (FieldType.CHOICE, FieldType.BOOLEAN):
        return None
    folded = fold(text)
    listed = _listed(field, folded)
    if listed is not None:
        return listed
    rule = _RULES.get(field.name)
    return rule(folded) if rule else None


def meanings_for(
    field: Field, texts: Sequence[str], said: Sequence[ValueMeaning]
) -> tuple[ValueMeaning, ...]:
    """What each distinct text becomes, in the order of `texts` and spelled as there.

    What was said about the field wins over the dictionaries; case and spaces do not count. A text
    nothing is known about becomes "". Texts that mean empty are left out, unless they were said.
    """
    by_text = {fold(one.text): one.value for one in said if one.field == field.name}
    return tuple(
        ValueMeaning(field.name, text, by_text.get(fold(text), meaning_of(field, text) or ""))
        for text in dict.fromkeys(texts)
        if fold(text) in by_text or not is_empty(text)
    )


def _listed(field: Field, folded: str) -> str | None:
    compact = _compact(folded)
    if field.type is FieldType.BOOLEAN:
        return _texts_of(field.name).get(compact) or _yes_or_no(folded)
    return _texts_of(field.name).get(compact) or _choice_of_that_name(field.choices, compact)


@cache
def _texts_of(name: str) -> Mapping[str, str]:
    values = value_dictionary().fields.get(name, {})
    return {_compact(text): value for value, texts in values.items() for text in texts}


def _choice_of_that_name(choices: Sequence[str], compact: str) -> str | None:
    return next((choice for choice in choices if _compact(choice) == compact), None)


def _compact(folded: str) -> str:
    # Without a letter a mark is part of a number: "-1" is not 1, nor is "1-10" 110.
    if not any(mark.isalpha() for mark in folded):
        return folded
    letters = unicodedata.normalize("NFKD", folded)
    return re.sub(r"[\s_.:()/\u0300-\u036f-]+", "", letters)


@cache
def _yes_and_no() -> Mapping[str, str]:
    values = value_dictionary().boolean
    return {text: value for value, texts in values.items() for text in texts}


def _yes_or_no(folded: str) -> str | None:
    return _yes_and_no().get(folded)


_OUTCOME_OF_ANSWER: Mapping[str, str] = {"true": "won", "false": "open"}
_OUTCOME_OF_STAGE: Mapping[str, str] = {"won": "won", "lost": "lost", "rejected": "lost"}


def _outcome(folded: str) -> str | None:
    answer = _yes_or_no(folded)
    if answer:
        return _OUTCOME_OF_ANSWER[answer]
    stage = _texts_of("stage").get(_compact(folded))
    return _OUTCOME_OF_STAGE.get(stage, "open") if stage else None


_RULES: Mapping[str, Callable[[str], str | None]] = {
    "outcome": _outcome,
    "company_size": company_size_band,
    "timeline": timeline_choice,
}
