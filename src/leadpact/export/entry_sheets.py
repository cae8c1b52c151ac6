"""Reps and costs as tables that can be filled in elsewhere and taken back."""

from collections.abc import Sequence

from leadpact.export.tables import csv_bytes
from leadpact.ingest.entry_files import REP_COLUMNS, SPEND_COLUMNS
from leadpact.store.reps import Rep
from leadpact.store.spend import Spend


def reps_csv(reps: Sequence[Rep]) -> bytes:
    """The reps with what was set, under the headings that the file way looks for."""
    return csv_bytes(
        [column.label for column in REP_COLUMNS],
        (
            (rep.owner, rep.capacity, rep.quota, rep.product, rep.territory, rep.since)
            for rep in reps
        ),
    )


def spend_csv(spend: Sequence[Spend]) -> bytes:
    """The costs by source and month, under the headings that the file way looks for."""
    return csv_bytes(
        [column.label for column in SPEND_COLUMNS],
        ((one.source, f"{one.month:%Y-%m}", one.cost) for one in spend),
    )
