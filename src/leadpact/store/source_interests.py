"""The table of sources: whether each brings active or passive interest."""

from collections.abc import Mapping
from dataclasses import dataclass

from leadpact.errors import DataSetError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit


@dataclass(frozen=True)
class SourceInterest:
    """A source, its leads, and its interest ("active", "passive" or None for unknown)."""

    source: str
    leads: int
    interest: str | None
    said_by_person: bool


def source_interests(store: Store, dataset_id: int) -> tuple[SourceInterest, ...]:
    """All sources of a data set, those with most leads first."""
    rows = store.rows(
        """select source_interest.source, count(lead.lead_id), source_interest.interest,
            source_interest.said_by_person
        from source_interest
        join lead on lead.dataset_id = source_interest.dataset_id
                 and lead.source = source_interest.source
        where source_interest.dataset_id = $dataset_id
        group by all order by count(lead.lead_id) desc, source_interest.source""",
        {"dataset_id": dataset_id},
    )
    return tuple(SourceInterest(*row) for row in rows)


def interests_of(store: Store, dataset_id: int) -> Mapping[str, str | None]:
    """The interest that each source brings."""
    return {row.source: row.interest for row in source_interests(store, dataset_id)}


def set_interest(cursor: Cursor, dataset_id: int, source: str, interest: str | None) -> None:
    """Say what interest a source brings; the leads have to be derived anew after it.

    Raises DataSetError when no lead of the data set comes from that source.
    """
    found = run(
        cursor,
        """update source_interest set interest = $interest, said_by_person = true
        where dataset_id = $dataset_id and source = $source returning source""",
        {"interest": interest, "dataset_id": dataset_id, "source": source},
    )
    if not found:
        raise DataSetError(
            f"no lead of this data set comes from the source '{source}'",
            "Open the page again: its sources may have changed with an import.",
        )
    write_audit(cursor, "interest of a source changed", dataset_id, f"{source}: {interest}")
