"""Writes the sample's files, some leads at a time, so that millions fit into memory."""

import csv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from leadpact.sample.activities import draw_activities
from leadpact.sample.interest import draw_interest
from leadpact.sample.journeys import draw_journeys
from leadpact.sample.people import draw_calendar, draw_people
from leadpact.sample.rows import Columns, Leads, activity_columns, lead_columns, stage_columns

LEADS = 6012
SEED = 20260630
_CHUNK = 50_000


@dataclass(frozen=True)
class SampleFiles:
    """Where the three files of a sample are; one that was left out is not written."""

    leads: Path
    activities: Path
    stage_history: Path


def write_sample(
    folder: Path,
    leads: int = LEADS,
    seed: int = SEED,
    *,
    with_history: bool = True,
    with_activities: bool = True,
) -> SampleFiles:
    """Writes leads.csv, activities.csv and stage_history.csv into `folder`, made if need be.

    The same seed and number of leads, at least one, give the same bytes, with or without the
    other two files. Raises OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = SampleFiles(
        folder / "leads.csv", folder / "activities.csv", folder / "stage_history.csv"
    )
    with ExitStack() as stack:
        lead_table = _Table(stack, files.leads)
        others: list[tuple[_Table, Callable[[Leads], Columns]]] = []
        if with_activities:
            others.append((_Table(stack, files.activities), activity_columns))
        if with_history:
            others.append((_Table(stack, files.stage_history), stage_columns))
        for rng, chunk in _draw_chunks(leads, seed):
            lead_table.write(lead_columns(rng, chunk))
            for table, columns in others:
                table.write(columns(chunk))
    return files


def _draw_chunks(total: int, seed: int) -> Iterator[tuple[np.random.Generator, Leads]]:
    calendar = draw_calendar(np.random.default_rng([seed, 0]))
    for number, start in enumerate(range(0, total, _CHUNK), start=1):
        rng = np.random.default_rng([seed, number])
        stop = min(start + _CHUNK, total)
        people = draw_people(rng, calendar, start, stop, total)
        interest = draw_interest(rng, people)
        journeys = draw_journeys(rng, people, interest)
        activities = draw_activities(rng, people, interest, journeys)
        ids = np.array([f"L-{position + 1:05d}" for position in range(start, stop)], dtype=object)
        yield rng, Leads(ids, people, interest, journeys, activities)


class _Table:
    """A CSV file being written, its header before its first rows."""

    def __init__(self, stack: ExitStack, path: Path) -> None:
        file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._writer = csv.writer(file, lineterminator="\n")
        self._headed = False

    def write(self, columns: Columns) -> None:
        if not self._headed:
            self._writer.writerow(columns)
            self._headed = True
        self._writer.writerows(zip(*columns.values(), strict=True))
