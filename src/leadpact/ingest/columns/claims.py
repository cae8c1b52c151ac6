"""Which field every column of a file claims, and on what grounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from leadpact.domain.fields import Kind
from leadpact.ingest.columns.fuzzy import nearest_field
from leadpact.ingest.columns.headers import fold_header, repeated_header
from leadpact.ingest.columns.samples import ColumnSample, told_by_values
from leadpact.ingest.columns.speaking import Dictionary, names_of, speaking


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
    dictionaries = speaking(kind, columns)
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


_IN_A_NAME = 1.0
_IN_A_DICTIONARY = 0.95
_MISSPELT = 0.9
_FUZZY_RANK = 100
_VALUES_RANK = 101
_IDS = frozenset({"contact_id", "opportunity_id"})


def _named(
    kind: Kind, dictionaries: Sequence[Dictionary], header: str, *, exact: bool
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


def _all_named(kind: Kind, dictionaries: Sequence[Dictionary], header: str) -> Iterator[Claim]:
    """The claims of the header, the best first; nothing after a dictionary that leaves it."""
    if header in names_of(kind) and not any(header in one.left for one in dictionaries):
        field, order = names_of(kind)[header]
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
