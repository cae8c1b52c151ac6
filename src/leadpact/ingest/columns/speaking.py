"""Which dictionaries speak for a file: those that recognise a header no other file would have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.columns.dictionaries import (
    HeaderDictionary,
    common_dictionary,
    crm_dictionaries,
    language_dictionaries,
)
from leadpact.ingest.columns.headers import fold_header, repeated_header


@dataclass(frozen=True)
class Dictionary:
    """A dictionary for one kind of file, by folded headers: header → (field, preference)."""

    said_by: str
    known: Mapping[str, tuple[str, int]]
    left: frozenset[str]
    also: Mapping[str, str]
    shy: frozenset[str]


def speaking(kind: Kind, columns: Sequence[str]) -> tuple[Dictionary, ...]:
    """The dictionaries that recognise a header no other file would have, and the common one."""
    deals = has_marks(Kind.OUTCOMES, columns)
    common = _dictionary(kind, common_dictionary(), deals=deals)
    headers = {fold_header(repeated_header(column, columns)) for column in columns}
    headers_of_its_own = headers - set(names_of(kind)) - set(common.known) - common.left

    def telling(dictionary: Dictionary) -> tuple[int, int]:
        recognised = set(dictionary.known) | dictionary.left
        own = headers_of_its_own & recognised - dictionary.shy
        return len(own), len(headers & recognised)

    def speak(known: Sequence[Dictionary]) -> Sequence[Dictionary]:
        return sorted((one for one in known if telling(one)[0]), key=telling, reverse=True)

    return (*speak(_crms(kind, deals=deals)), common, *speak(_languages(kind)))


def has_marks(kind: Kind, columns: Sequence[str]) -> bool:
    """Whether headers are there that only a file of this kind has; of outcomes: that deals have."""
    headers = {fold_header(column) for column in columns}
    return any(
        headers.issuperset(fold_header(header) for header in together)
        for one in (*crm_dictionaries(), common_dictionary())
        for together in one.marks.get(kind, ())
    )


@cache
def names_of(kind: Kind) -> Mapping[str, tuple[str, int]]:
    """The folded names and labels of the fields: header → (field, 0 for a name, 1 for a label)."""
    labels = {fold_header(field.label): (field.name, 1) for field in fields_of(kind)}
    return labels | {fold_header(field.name): (field.name, 0) for field in fields_of(kind)}


@cache
def _crms(kind: Kind, *, deals: bool) -> tuple[Dictionary, ...]:
    return tuple(_dictionary(kind, one, deals=deals) for one in crm_dictionaries())


@cache
def _languages(kind: Kind) -> tuple[Dictionary, ...]:
    return tuple(_dictionary(kind, one) for one in language_dictionaries())


def _dictionary(kind: Kind, dictionary: HeaderDictionary, *, deals: bool = False) -> Dictionary:
    known = {
        fold_header(header): (field, order)
        for field, headers in dictionary.headers(kind, deals=deals).items()
        for order, header in enumerate(headers)
    }
    also = {
        fold_header(header): field
        for header, field in dictionary.also.items()
        if kind is not Kind.LEADS
    }
    return Dictionary(
        dictionary.said_by, known, _folded(dictionary.leave), also, _folded(dictionary.shy)
    )


def _folded(headers: Sequence[str]) -> frozenset[str]:
    return frozenset(fold_header(header) for header in headers)
