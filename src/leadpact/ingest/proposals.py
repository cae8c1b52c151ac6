"""What the headers of a file suggest: which kind of file it is, and which column is which field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from leadpact.domain.fields import Kind, fields_of
from leadpact.ingest.dictionaries import HeaderDictionary, common_dictionary, crm_dictionaries


class Via(StrEnum):
    """Why a column is proposed for its field: its name or a dictionary; or it stays custom."""

    NAME = "name"
    DICTIONARY = "dictionary"
    CUSTOM = "custom"


@dataclass(frozen=True)
class ColumnProposal:
    """One column and the field it is to feed; no field means it becomes a custom field.

    `said_by` names the CRM whose dictionary knows the header, and is "" otherwise.
    """

    column: str
    field: str | None
    via: Via
    said_by: str


@dataclass(frozen=True)
class _Claim:
    field: str
    rank: tuple[int, int]
    via: Via
    said_by: str = ""


def fold_header(header: str) -> str:
    """What counts in a header: "Created At", "created_at" and "CreatedAt" are one."""
    return re.sub(r"[\s_.:*?-]+", "", header.lower())


def propose_columns(kind: Kind, columns: Sequence[str]) -> tuple[ColumnProposal, ...]:
    """A proposal for each column, in their order; a field is proposed once at most.

    A field's own name or label comes first, then the dictionaries of the CRMs that recognise
    headers of this file which no other file would have, the one that recognises most first, then
    the common spellings. Within a dictionary the headers of a field are in order of preference.
    A column whose field is claimed better by another stays custom.
    """
    dictionaries = _speaking(kind, columns)
    claims = [_claim(kind, dictionaries, column) for column in columns]
    best: dict[str, int] = {}
    for position, claim in enumerate(claims):
        if claim is None:
            continue
        holder = claims[best[claim.field]] if claim.field in best else None
        if holder is None or claim.rank < holder.rank:
            best[claim.field] = position
    taken = set(best.values())
    return tuple(
        ColumnProposal(column, claim.field, claim.via, claim.said_by)
        if claim and position in taken
        else ColumnProposal(column, None, Via.CUSTOM, "")
        for position, (column, claim) in enumerate(zip(columns, claims, strict=True))
    )


def guess_kind(columns: Sequence[str]) -> Kind:
    """The kind of file its headers suggest; leads, unless they clearly say otherwise.

    Stage history and activities name a lead, a time and a stage or an activity, in columns that
    would mean nothing in a file of leads, and tell nothing else about the lead. Outcomes name a
    lead and tell how it ended and who owns it, but nothing that makes a lead: no person, company,
    source or creation date. So deals with a creation date are taken as leads of their own.
    """
    as_lead = _fields(Kind.LEADS, columns)
    for kind, needed in _MARKS.items():
        found = _fields(kind, columns)
        names_a_lead = not _REFERENCE.isdisjoint(found)
        own = {found[name] for name in needed if name in found} - set(as_lead.values())
        tells_about_lead = set(as_lead) - _REFERENCE - _CARRIED_ALONG
        as_kind = {name for name, column in as_lead.items() if column in found.values()}
        if names_a_lead and needed <= set(found) and own and tells_about_lead <= as_kind:
            return kind
    outcome = set(_fields(Kind.OUTCOMES, columns))
    ends = outcome - _REFERENCE - {"owner"}
    if ends and not _REFERENCE.isdisjoint(outcome) and set(as_lead) <= outcome:
        return Kind.OUTCOMES
    return Kind.LEADS


_REFERENCE = frozenset({"lead_id", "email"})
_MARKS: Mapping[Kind, frozenset[str]] = {
    Kind.STAGE_HISTORY: frozenset({"happened_at", "to_stage"}),
    Kind.ACTIVITIES: frozenset({"happened_at", "activity"}),
}
_CARRIED_ALONG = frozenset({"first_name", "last_name", "company", "title", "owner", "stage"})


def _fields(kind: Kind, columns: Sequence[str]) -> dict[str, str]:
    proposals = propose_columns(kind, columns)
    return {proposal.field: proposal.column for proposal in proposals if proposal.field}


@dataclass(frozen=True)
class _Dictionary:
    """A dictionary for one kind of file, by folded headers: header → (field, preference)."""

    said_by: str
    known: Mapping[str, tuple[str, int]]
    left: frozenset[str]


def _claim(kind: Kind, dictionaries: Sequence[_Dictionary], column: str) -> _Claim | None:
    return next(_claims(kind, dictionaries, fold_header(column)), None)


def _claims(kind: Kind, dictionaries: Sequence[_Dictionary], header: str) -> Iterator[_Claim]:
    """What the header claims, the best first; nothing after a dictionary that leaves it."""
    if header in _names(kind) and not any(header in one.left for one in dictionaries):
        field, order = _names(kind)[header]
        yield _Claim(field, (0, order), Via.NAME)
    for number, dictionary in enumerate(dictionaries, start=1):
        if header in dictionary.known:
            field, order = dictionary.known[header]
            yield _Claim(field, (number, order), Via.DICTIONARY, dictionary.said_by)
        if header in dictionary.left:
            return


def _speaking(kind: Kind, columns: Sequence[str]) -> tuple[_Dictionary, ...]:
    common = _dictionary(kind, common_dictionary())
    headers = {fold_header(column) for column in columns}
    headers_of_its_own = headers - set(_names(kind)) - set(common.known) - common.left

    def telling(dictionary: _Dictionary) -> tuple[int, int]:
        recognised = set(dictionary.known) | dictionary.left
        return len(headers_of_its_own & recognised), len(headers & recognised)

    speaking = [one for one in _crms(kind) if telling(one)[0] > 0]
    return (*sorted(speaking, key=telling, reverse=True), common)


@cache
def _names(kind: Kind) -> Mapping[str, tuple[str, int]]:
    labels = {fold_header(field.label): (field.name, 1) for field in fields_of(kind)}
    return labels | {fold_header(field.name): (field.name, 0) for field in fields_of(kind)}


@cache
def _crms(kind: Kind) -> tuple[_Dictionary, ...]:
    return tuple(_dictionary(kind, dictionary) for dictionary in crm_dictionaries())


def _dictionary(kind: Kind, dictionary: HeaderDictionary) -> _Dictionary:
    known = {
        fold_header(header): (field, order)
        for field, headers in dictionary.headers(kind).items()
        for order, header in enumerate(headers)
    }
    return _Dictionary(
        dictionary.said_by, known, frozenset(fold_header(header) for header in dictionary.leave)
    )
