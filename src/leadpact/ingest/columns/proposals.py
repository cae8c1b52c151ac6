"""What a file suggests: which kind of file it is, and which column is which field."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.domain.fields import Kind
from leadpact.ingest.columns.claims import Claim, Via, claims_of
from leadpact.ingest.columns.headers import fold_header
from leadpact.ingest.columns.samples import ColumnSample
from leadpact.ingest.columns.speaking import has_marks
from leadpact.ingest.mapping import Mapping

__all__ = ["ColumnProposal", "Via", "guess_kind", "propose_columns"]


@dataclass(frozen=True)
class ColumnProposal:
    """One column and the field it is to feed; no field means it becomes a custom field.

    `said_by` names the CRM or the language whose dictionary knows the header, and is ""
    otherwise. `confidence` is how sure the proposal is, from 0 to 1; 0 where there is none.
    `claims` is the field that the column would feed if another column did not, and `equal` says
    that its claim is as good as that one's. `also` are more fields that the column feeds.
    """

    column: str
    field: str | None
    via: Via
    said_by: str
    confidence: float = 1.0
    claims: str | None = None
    equal: bool = False
    also: tuple[str, ...] = ()


def propose_columns(
    kind: Kind,
    columns: Sequence[str],
    samples: Sequence[ColumnSample] = (),
    remembered: Mapping | None = None,
) -> tuple[ColumnProposal, ...]:
    """A proposal for each column, in their order; a field is proposed once at most.

    What a person confirmed the last time for the same headers (`remembered`) is all there is to
    say, if it was for this kind of file. Else a field's own name or label comes first, then the
    dictionaries of the CRMs that recognise headers of this file which no other file would have,
    the one that recognises most first, then the common spellings, then German, French and Spanish.
    Within a dictionary the headers of a field are in order of preference. What no header names is
    claimed by one that is misspelt, then by the values of a column. A column whose field is
    claimed better by another stays custom; of two equal claims the first filled column's holds.
    """
    if remembered is not None and remembered.kind is kind:
        return _remembered(columns, remembered)
    claims = claims_of(kind, columns, samples)
    empty = {sample.column for sample in samples if not sample.texts}
    held = _settled(claims, [column in empty for column in columns])
    holders = {claim.field: claim for claim in held if claim}
    return tuple(
        _proposal(column, its_claims, claim, holders)
        for column, its_claims, claim in zip(columns, claims, held, strict=True)
    )


def guess_kind(columns: Sequence[str], samples: Sequence[ColumnSample] = ()) -> Kind:
    """The kind of file its headers suggest; leads, unless they clearly say otherwise.

    Stage history and activities name a lead, a time and a stage or an activity, in columns that
    would mean nothing in a file of leads, and tell nothing else about the lead; or they have
    headers that only such a file has. Outcomes name a
    lead and tell how it ended and who owns it, but nothing that makes a lead: no person, company,
    source or creation date. Deals that name the contact or lead they belong to, and no person
    beyond that, are outcomes too; other deals with a creation date are taken as leads of their
    own.
    """
    as_lead = _fields(Kind.LEADS, columns, samples)
    for kind, needed in _MARKS.items():
        found = _fields(kind, columns, samples)
        if _REFERENCE.isdisjoint(found) or not needed <= set(found):
            continue
        own = {found[name] for name in needed} - set(as_lead.values())
        tells_about_lead = set(as_lead) - _REFERENCE - _CARRIED_ALONG
        as_kind = {name for name, column in as_lead.items() if column in found.values()}
        if has_marks(kind, columns) or (own and tells_about_lead <= as_kind):
            return kind
    outcome = set(_fields(Kind.OUTCOMES, columns, samples))
    ends = outcome - _REFERENCE - {"owner"}
    if not ends or _REFERENCE.isdisjoint(outcome):
        return Kind.LEADS
    deals = has_marks(Kind.OUTCOMES, columns) and _PERSON.isdisjoint(as_lead)
    return Kind.OUTCOMES if deals or set(as_lead) <= outcome else Kind.LEADS


_REFERENCE = frozenset({"lead_id", "email", "opportunity_id", "contact_id"})
_PERSON = frozenset({"email", "first_name", "last_name", "title"})
_MARKS: MappingOf[Kind, frozenset[str]] = {
    Kind.STAGE_HISTORY: frozenset({"happened_at", "to_stage"}),
    Kind.ACTIVITIES: frozenset({"happened_at", "activity"}),
}
_CARRIED_ALONG = frozenset({"first_name", "last_name", "company", "title", "owner", "stage"})


def _fields(kind: Kind, columns: Sequence[str], samples: Sequence[ColumnSample]) -> dict[str, str]:
    proposals = propose_columns(kind, columns, samples)
    return {proposal.field: proposal.column for proposal in proposals if proposal.field}


def _remembered(columns: Sequence[str], remembered: Mapping) -> tuple[ColumnProposal, ...]:
    by_header = {fold_header(column): column for column in columns}
    fields: dict[str, list[str]] = {column: [] for column in columns}
    for field, header in remembered.fields:
        column = header if header in fields else by_header.get(fold_header(header))
        if column is not None:
            fields[column].append(field)
    return tuple(
        ColumnProposal(column, found[0], Via.REMEMBERED, "", also=tuple(found[1:]))
        if found
        else _custom(column)
        for column, found in fields.items()
    )


def _custom(column: str, claims: str | None = None, *, equal: bool = False) -> ColumnProposal:
    return ColumnProposal(column, None, Via.CUSTOM, "", 0.0, claims, equal)


def _settled(claims: Sequence[Sequence[Claim]], empty: Sequence[bool]) -> tuple[Claim | None, ...]:
    """The claim of each column that holds: who loses a field turns to its next claim, if any."""
    turn = [0] * len(claims)
    best: dict[str, int] = {}
    waiting = list(reversed(range(len(claims))))
    while waiting:
        position = waiting.pop()
        if turn[position] == len(claims[position]):
            continue
        claim = claims[position][turn[position]]
        holder = best.get(claim.field)
        if holder is None:
            best[claim.field] = position
            continue
        winner, loser = sorted(
            (position, holder),
            key=lambda one: (_rank(claims[one][turn[one]], empty=empty[one]), one),
        )
        best[claim.field] = winner
        turn[loser] += 1
        waiting.append(loser)
    holding = set(best.values())
    return tuple(
        its_claims[turn[position]] if position in holding else None
        for position, its_claims in enumerate(claims)
    )


def _rank(claim: Claim, *, empty: bool) -> tuple[tuple[int, int], bool, float]:
    return claim.rank, empty, claim.order


def _proposal(
    column: str, claims: Sequence[Claim], held: Claim | None, holders: MappingOf[str, Claim]
) -> ColumnProposal:
    if held:
        also = tuple(field for field in held.also if field not in holders)
        return ColumnProposal(
            column, held.field, held.via, held.said_by, held.confidence, also=also
        )
    lost = claims[0] if claims else None
    if lost is None:
        return _custom(column)
    return _custom(column, lost.field, equal=lost.rank == holders[lost.field].rank)
