"""Leads that sales rejected: a few by hand, and those of the sample by plain counting."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta

from leadpact.store.database import Store
from tests.metrics.tables import ROADS
from tests.stores import SAMPLE, history, leads

FROM_WHERE = """
    lead_id | source | campaign
    1       | Web    | Spring
    2       | Web    | Spring
    3       | List   |
    4       | Web    |
    5       | Web    |
    6       | List   | Spring
    7       | List   |
    8       | Web    |
    9       |        |
"""


def with_rejections(store: Store) -> None:
    """Nine leads on the roads of `ROADS`.

    Decided hand-offs: 1 accepted; 2 rejected (No need), then accepted; 3 rejected without a
    reason; 4 accepted and handed back; 6 rejected (No need), then accepted; 7 rejected (Bad fit);
    9 rejected (No need), then rejected (Bad fit). Of ten, six were rejected.
    """
    leads(store, FROM_WHERE)
    history(store, ROADS)


@dataclass(frozen=True)
class Decided:
    """One decided hand-off of the sample; `reason` None where sales accepted it."""

    lead: dict[str, str]
    number: int
    at: date
    reason: str | None

    @property
    def week(self) -> date:
        """The Monday of its week."""
        return self.at - timedelta(days=self.at.weekday())

    @property
    def source(self) -> str:
        """Its source in one spelling."""
        return self.lead["source"].strip().casefold()


def decided_in_sample() -> list[Decided]:
    """Every decided hand-off of the sample, counted from its files without Leadpact."""
    by_id = {row["lead_id"]: row for row in _rows("leads")}
    found, numbers = [], dict.fromkeys(by_id, 0)
    for row in _rows("stage_history"):
        if row["to_stage"] not in {"sal", "rejected"}:
            continue
        lead_id = row["lead_id"]
        numbers[lead_id] += 1
        is_no = row["to_stage"] == "rejected"
        found.append(
            Decided(
                by_id[lead_id],
                numbers[lead_id],
                date.fromisoformat(row["happened_at"]),
                (row["reason"] or "No reason given") if is_no else None,
            )
        )
    return found


def right_the_first_time() -> dict[str, bool]:
    """Per lead of the sample that was ever decided: whether it was never sent back."""
    stages: dict[str, list[str]] = {}
    for row in _rows("stage_history"):
        stages.setdefault(row["lead_id"], []).append(row["to_stage"])
    return {
        lead_id: not {"rejected", "nurture"} & set(road)
        for lead_id, road in stages.items()
        if {"sal", "rejected"} & set(road)
    }


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
