"""Leads that may be one person, shown with what merging them would give; nothing is merged here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.fields import LEAD_FIELDS
from leadpact.ingest.columns.values import fold
from leadpact.ingest.given import gather_given
from leadpact.ingest.mending.alike import AlikeLeads, Pair, alike_leads
from leadpact.store.database import Cursor, Row, Store, run

_FIELDS = tuple(field.name for field in LEAD_FIELDS if field.name != "lead_id")


@dataclass(frozen=True)
class Member:
    """One lead of a group; `name` is its first and last name."""

    lead_id: str
    name: str | None
    company: str | None
    email: str | None
    created_at: datetime | None
    stage: str | None
    outcome: str | None


@dataclass(frozen=True)
class MergedField:
    """What a lead field would become: its value, the lead it is from, and what others say else."""

    field: str
    value: str
    lead_id: str
    conflicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DuplicateGroup:
    """Leads that may be one person, the one to keep first, and what it would become.

    Kept is a won lead before others, then the one created first, then the first id. `fields` has
    every field that a file gives for one of them, in the order of LEAD_FIELDS.
    """

    members: tuple[Member, ...]
    why: str
    fields: tuple[MergedField, ...]

    @property
    def kept(self) -> Member:
        """The lead that the others would be merged into."""
        return self.members[0]

    @property
    def others(self) -> tuple[Member, ...]:
        """The leads that would be merged into it."""
        return self.members[1:]


def find_duplicates(store: Store, dataset_id: int, limit: int = 200) -> tuple[DuplicateGroup, ...]:
    """The leads that may be one person, `limit` groups at most.

    Those with one e-mail come first, then the most alike. Raises StoreError.
    """
    with store.cursor() as cursor:
        gather_given(cursor, dataset_id)
        groups = alike_leads(cursor, dataset_id)[:limit]
        wanted = sorted(lead_id for group in groups for lead_id in group.lead_ids)
        members = _members(cursor, dataset_id, wanted)
        given = _given(cursor, dataset_id, wanted)
    return tuple(_proposal(group, members, given) for group in groups)


def _members(cursor: Cursor, dataset_id: int, wanted: Sequence[str]) -> tuple[Member, ...]:
    """The wanted leads in the order in which one would be kept."""
    rows = run(
        cursor,
        """select lead_id, nullif(trim(concat_ws(' ', first_name, last_name)), ''), company, email,
            created_at, stage, outcome
        from lead
        where dataset_id = $dataset_id and list_contains($wanted::varchar[], lead_id)
        order by is_won desc, created_at nulls last, lead_id""",
        {"dataset_id": dataset_id, "wanted": wanted},
    )
    return tuple(Member(*row) for row in rows)


def _given(cursor: Cursor, dataset_id: int, wanted: Sequence[str]) -> Mapping[str, Row]:
    """What files give for each of the wanted leads, in the order of _FIELDS."""
    rows = run(
        cursor,
        f"""select lead_id, {", ".join(_FIELDS)} from given_lead
        where dataset_id = $dataset_id and list_contains($wanted::varchar[], lead_id)""",
        {"dataset_id": dataset_id, "wanted": wanted},
    )
    return {str(lead_id): tuple(cells) for lead_id, *cells in rows}


def _proposal(
    group: AlikeLeads, members: Sequence[Member], given: Mapping[str, Row]
) -> DuplicateGroup:
    chosen = tuple(member for member in members if member.lead_id in group.lead_ids)
    kept, *others = chosen
    # The same order in which merged leads fill the gaps of the kept one.
    others.sort(key=lambda one: (one.created_at is None, one.created_at, one.lead_id))
    in_order = (kept, *others)
    fields = (
        _merged(name, [(one.lead_id, given[one.lead_id][place]) for one in in_order])
        for place, name in enumerate(_FIELDS)
    )
    return DuplicateGroup(in_order, _why(group.pairs), tuple(one for one in fields if one))


def _merged(name: str, cells: Sequence[tuple[str, object]]) -> MergedField | None:
    filled = [(lead_id, _text(cell)) for lead_id, cell in cells if cell is not None]
    if not filled:
        return None
    (lead_id, value), *others = filled
    conflicts = tuple(other for other in others if fold(other[1]) != fold(value))
    return MergedField(name, value, lead_id, conflicts)


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes").removesuffix(" 00:00")
    return str(cell)


def _why(pairs: Sequence[Pair]) -> str:
    alike = [pair.alike for pair in pairs if not pair.same_email]
    words = ["same e-mail"] if len(alike) < len(pairs) else []
    if alike:
        words.append(f"name and company alike, {int(min(alike))} %")
    return "; ".join(words)
