"""Saying that leads are one person, or that they are not; each can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from leadpact.errors import DataSetError
from leadpact.ingest.derive import derive
from leadpact.store.database import Cursor, Parameter, Store, run
from leadpact.store.datasets import write_audit


@dataclass(frozen=True)
class MergedLead:
    """A lead that counts for another one since a person said that they are the same."""

    lead_id: str
    into_lead_id: str
    merged_at: datetime
    merged_by: str | None


@dataclass(frozen=True)
class SameLeads:
    """Leads that are one: the id of the lead that is kept, and those that count for it."""

    kept: str
    others: tuple[str, ...]


def merge_leads_of(
    store: Store, dataset_id: int, kept: str, others: Sequence[str], by: str | None
) -> None:
    """Let the other leads count for the kept one: `merge_all` for one group."""
    merge_all(store, dataset_id, (SameLeads(kept, tuple(others)),), by)


def merge_all(store: Store, dataset_id: int, groups: Sequence[SameLeads], by: str | None) -> None:
    """Let the other leads of each group count for its kept one, and derive the data set anew.

    All groups or none. What files gave of the leads stays as it is, so `unmerge` takes it back.
    Raises DataSetError when one of them is no lead of the data set (any more), or is merged with
    itself.
    """
    with store.transaction() as cursor:
        for group in groups:
            _require_two(group.kept, group.others)
        ids = {lead_id for group in groups for lead_id in (group.kept, *group.others)}
        _require_leads(cursor, dataset_id, sorted(ids))
        for group in groups:
            _merge(cursor, dataset_id, group, by)
        derive(cursor, dataset_id)


def _merge(cursor: Cursor, dataset_id: int, group: SameLeads, by: str | None) -> None:
    for lead_id in group.others:
        keys: dict[str, Parameter] = {
            "dataset_id": dataset_id,
            "lead_id": lead_id,
            "kept": group.kept,
            "by": by,
        }
        run(cursor, _FORGET, keys)
        run(
            cursor,
            """insert into lead_merge (dataset_id, lead_id, into_lead_id, merged_at, merged_by)
            values ($dataset_id, $lead_id, $kept, current_timestamp::timestamp, $by)""",
            keys,
        )
    _note(cursor, "leads merged", dataset_id, f"{', '.join(group.others)} into {group.kept}", by)


def unmerge(store: Store, dataset_id: int, lead_id: str, by: str | None) -> None:
    """Make a merged lead a lead of its own again, and derive the data set anew.

    Leads that were merged into it before count for it again. Raises DataSetError when the lead
    is not merged.
    """
    with store.transaction() as cursor:
        undone = run(
            cursor,
            f"{_FORGET} returning into_lead_id",
            {"dataset_id": dataset_id, "lead_id": lead_id},
        )
        if not undone:
            raise DataSetError(
                f"the lead '{lead_id}' is not merged with another one",
                "Open the list of merged leads again: somebody may have parted them before.",
            )
        derive(cursor, dataset_id)
        _note(cursor, "leads parted", dataset_id, f"{lead_id} from {undone[0][0]}", by)


def say_not_the_same(
    store: Store, dataset_id: int, lead_id: str, other: str, by: str | None = None
) -> None:
    """Propose these two leads no more as one person; raises DataSetError as `merge_leads_of`."""
    first, second = sorted((lead_id, other))
    with store.transaction() as cursor:
        _require_two(lead_id, (other,))
        _require_leads(cursor, dataset_id, (lead_id, other))
        run(
            cursor,
            """insert into not_the_same (dataset_id, lead_id, other_lead_id)
            select $dataset_id, $first, $second
            except select dataset_id, lead_id, other_lead_id from not_the_same""",
            {"dataset_id": dataset_id, "first": first, "second": second},
        )
        _note(cursor, "leads not the same", dataset_id, f"{first} and {second}", by)


def merged_leads(store: Store, dataset_id: int) -> tuple[MergedLead, ...]:
    """The leads that count for another one, the latest merged first; their number is its length.

    A merge is left out while one of its two leads is gone with an undone upload.
    """
    rows = store.rows(
        """select lead_id, into_lead_id, merged_at, merged_by from lead_merge
        where dataset_id = $dataset_id
          and lead_id in (select lead_id from lead_given where dataset_id = $dataset_id)
          and into_lead_id in (select lead_id from lead_given where dataset_id = $dataset_id)
        order by merged_at desc, lead_id""",
        {"dataset_id": dataset_id},
    )
    return tuple(MergedLead(*row) for row in rows)


_FORGET = "delete from lead_merge where dataset_id = $dataset_id and lead_id = $lead_id"


def _require_two(lead_id: str, others: Sequence[str]) -> None:
    if not others or lead_id in others:
        raise DataSetError(
            f"the lead '{lead_id}' needs another lead to be compared or merged with",
            "Choose two different leads.",
        )


def _require_leads(cursor: Cursor, dataset_id: int, lead_ids: Sequence[str]) -> None:
    found = {
        str(lead_id)
        for (lead_id,) in run(
            cursor,
            """select lead_id from lead
            where dataset_id = $dataset_id and list_contains($lead_ids::varchar[], lead_id)""",
            {"dataset_id": dataset_id, "lead_ids": lead_ids},
        )
    }
    for lead_id in lead_ids:
        if lead_id not in found:
            raise DataSetError(
                f"'{lead_id}' is no lead of this data set, or is merged with another one already",
                "Open the list of duplicates again: somebody may have changed it.",
            )


def _note(cursor: Cursor, what: str, dataset_id: int, detail: str, by: str | None) -> None:
    write_audit(cursor, what, dataset_id, f"{detail} (by {by})" if by else detail)
