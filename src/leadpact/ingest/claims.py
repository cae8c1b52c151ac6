"""Which field every column of a file claims, and on what grounds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.dictionaries import (
    HeaderDictionary,
    common_dictionary,
    crm_dictionaries,
    language_dictionaries,
)
from leadpact.ingest.fuzzy import nearest_field
from leadpact.ingest.headers import fold_header, repeated_header
from leadpact.ingest.samples import ColumnSample, told_by_values


class Via(StrEnum):
    """Why a column is proposed for its field; or it stays custom.

    Its name, a dictionary, a name that is misspelt, its values, or what a person confirmed the
    last time for a file with the same headers.
    """

    NAME = "name"
    DICTIONARY = "dictionary"
    FUZZY = "fuzzy"
    VALUES = "values"
    REMEMBERED = "remembered"
    CUSTOM = "custom"


@dataclass(frozen=True)
class Claim:
    """A column's claim on a field: the lower the rank, the better; of equal ranks none is.

    `order` decides between claims of one rank where something has to be proposed. `also` are more
    fields that the column feeds with this one.
    """

    field: str
    rank: tuple[int, int]
    order: float
    via: Via
    confidence: float
    said_by: str = ""
    also: tuple[str, ...] = ()


def claims_of(
    kind: Kind, columns: Sequence[str], samples: Sequence[ColumnSample] = ()
) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each column, the one it would rather have first; most have one or none.

    What is misspelt, or known by its values, claims only what no header names.
    """
    dictionaries = _speaking(kind, columns)
    headers = [fold_header(repeated_header(column, columns)) for column in columns]
    named = [
        tuple(_named(kind, dictionaries, header, exact=column in _IDS))
        for column, header in zip(columns, headers, strict=True)
    ]
    taken = {claim.field for claims in named for claim in claims}
    left = {header for one in dictionaries for header in one.left}
    by_column = {sample.column: sample for sample in samples}
    found: list[tuple[Claim, ...]] = []
    for column, header, claims in zip(columns, headers, named, strict=True):
        guessed = () if claims or header in left else _guessed(kind, column, by_column.get(column))
        found.append(claims or tuple(one for one in guessed if one.field not in taken))
    return tuple(found)


def has_marks(kind: Kind, columns: Sequence[str]) -> bool:
    """Whether headers are there that only a file of this kind has; of outcomes: that deals have."""
    headers = {fold_header(column) for column in columns}
    return any(
        headers.issuperset(fold_header(header) for header in together)
        for one in (*crm_dictionaries(), common_dictionary())
        for together in one.marks.get(kind, ())
    )


_IN_A_NAME = 1.0
_IN_A_DICTIONARY = 0.95
_MISSPELT = 0.9
_FUZZY_RANK = 100
_VALUES_RANK = 101
_IDS = frozenset({"contact_id", "opportunity_id"})


@dataclass(frozen=True)
class _Dictionary:
    """A dictionary for one kind of file, by folded headers: header → (field, preference)."""

    said_by: str
    known: Mapping[str, tuple[str, int]]
    left: frozenset[str]
    also: Mapping[str, str]
    shy: frozenset[str]


def _named(
    kind: Kind, dictionaries: Sequence[_Dictionary], header: str, *, exact: bool
) -> Iterator[Claim]:
    """What the header itself claims.

    "Contact ID", unless it is spelled `exact`ly as our name, is the lead's own id where nothing
    else is. Of an event it may be either, so it feeds both fields.
    """
    claims = list(_all_named(kind, dictionaries, header))
    if claims and claims[0].field in _IDS and not exact:
        also = () if kind is Kind.LEADS else (claims[0].field,)
        yield from (replace(claim, also=also) for claim in claims[1:2] if claim.field == "lead_id")
    yield from claims[:1]


def _all_named(kind: Kind, dictionaries: Sequence[_Dictionary], header: str) -> Iterator[Claim]:
    """The claims of the header, the best first; nothing after a dictionary that leaves it."""
    if header in _names(kind) and not any(header in one.left for one in dictionaries):
        field, order = _names(kind)[header]
        yield Claim(field, (0, 0), order, Via.NAME, _IN_A_NAME)
    for number, one in enumerate(dictionaries, start=1):
        if header in one.known:
            field, order = one.known[header]
            also = (one.also[header],) if header in one.also else ()
            yield Claim(
                field,
                (number, order),
                0,
                Via.DICTIONARY,
                _IN_A_DICTIONARY,
                said_by=one.said_by,
                also=also,
            )
        if header in one.left:
            return


def _guessed(kind: Kind, column: str, sample: ColumnSample | None) -> Iterator[Claim]:
    near = nearest_field(kind, column)
    if near:
        sure = round(_MISSPELT * near.score, 3)
        yield Claim(near.field, (_FUZZY_RANK, 0), -sure, Via.FUZZY, sure)
        return
    for told in told_by_values(kind, sample) if sample else ():
        yield Claim(told.field, (_VALUES_RANK, 0), -told.confidence, Via.VALUES, told.confidence)


def _speaking(kind: Kind, columns: Sequence[str]) -> tuple[_Dictionary, ...]:
    """The dictionaries that recognise a header no other file would have, and the common one."""
    deals = has_marks(Kind.OUTCOMES, columns)
    common = _dictionary(kind, common_dictionary(), deals=deals)
    headers = {fold_header(repeated_header(column, columns)) for column in columns}
    headers_of_its_own = headers - set(_names(kind)) - set(common.known) - common.left

    def telling(dictionary: _Dictionary) -> tuple[int, int]:
        recognised = set(dictionary.known) | dictionary.left
        own = headers_of_its_own & recognised - dictionary.shy
        return len(own), len(headers & recognised)

    def speak(known: Sequence[_Dictionary]) -> Sequence[_Dictionary]:
        return sorted((one for one in known if telling(one)[0]), key=telling, reverse=True)

    return (*speak(_crms(kind, deals=deals)), common, *speak(_languages(kind)))


@cache
def _names(kind: Kind) -> Mapping[str, tuple[str, int]]:
    labels = {fold_header(field.label): (field.name, 1) for field in fields_of(kind)}
    return labels | {fold_header(field.name): (field.name, 0) for field in fields_of(kind)}


@cache
def _crms(kind: Kind, *, deals: bool) -> tuple[_Dictionary, ...]:
    return tuple(_dictionary(kind, one, deals=deals) for one in crm_dictionaries())


@cache
def _languages(kind: Kind) -> tuple[_Dictionary, ...]:
    return tuple(_dictionary(kind, one) for one in language_dictionaries())


def _dictionary(kind: Kind, dictionary: HeaderDictionary, *, deals: bool = False) -> _Dictionary:
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
    return _Dictionary(
        dictionary.said_by, known, _folded(dictionary.leave), also, _folded(dictionary.shy)
    )


def _folded(headers: Sequence[str]) -> frozenset[str]:
    return frozenset(fold_header(header) for header in headers)
