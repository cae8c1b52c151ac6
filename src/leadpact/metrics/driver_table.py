"""The decided leads, counted by every value known before the no and by every reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.fields import FieldType
from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.metrics.driver_values import FEWEST_LEADS, ColumnTests, LeadTest, column_tests
from leadpact.metrics.shares import Missing, lacking
from leadpact.store.database import Store
from leadpact.store.rejections import reasons_of_leads
from leadpact.suggest.fields import FieldColumn, FieldTable, read_fields
from leadpact.suggest.leakage import leaks_in
from leadpact.suggest.telling import MOST_LEADS as MOST_JUDGED

MOST_REASONS = 30
_WORDED = frozenset({FieldType.TEXT, FieldType.CHOICE, FieldType.BOOLEAN})
# What names a person or a lead is no reason.
_IDENTITIES = frozenset({"lead_id", "email", "first_name", "last_name"})


@dataclass(frozen=True, eq=False)
class DriverTable:
    """The decided leads counted by every test and reason: the 2×2 tables of all pairs.

    `has` and `known` hold per test the leads with the value, and those with any; `has_no` and
    `known_no` the same per test and reason of the leads rejected for it. `judged` of `leads`
    leads were looked at, `decided` of them were decided.
    """

    reasons: tuple[str, ...]
    with_reason: tuple[int, ...]
    tests: tuple[LeadTest, ...]
    has: NDArray[np.int64]
    known: NDArray[np.int64]
    has_no: NDArray[np.int64]
    known_no: NDArray[np.int64]
    decided: int
    judged: int
    leads: int


def driver_table(store: Store, filters: Filters) -> DriverTable | Missing:
    """The decided leads by every value of the fields that were known before the no.

    Looked at are texts, choices and yes-no fields, the user's own among them; not what
    suggest.leakage finds to be known only afterwards. Of more than 50,000 leads about so many are
    looked at, and of the reasons the 30 most frequent.
    """
    missing = lacking(store, figure_named("reason_drivers"), filters.dataset_id)
    if missing:
        return missing
    table = read_fields(store, filters, MOST_JUDGED)
    decided, rejected, by_reason = _noes(store, filters, table)
    columns = _known_before(table, decided, rejected)
    noes = list(by_reason.values())
    counted = [_counted(column_tests(column), noes, decided) for column in columns]
    tests = tuple(test for tests, _ in counted for test in tests)
    numbers = [rows for _, rows in counted if len(rows)]
    width = 2 + 2 * len(by_reason)
    all_rows = np.concatenate(numbers) if numbers else np.zeros((0, width), dtype=np.int64)
    kept = all_rows[:, 0] >= FEWEST_LEADS
    all_rows = all_rows[kept]
    reasons = len(by_reason)
    return DriverTable(
        reasons=tuple(by_reason),
        with_reason=tuple(int(no.sum()) for no in by_reason.values()),
        tests=tuple(test for test, is_kept in zip(tests, kept, strict=True) if is_kept),
        has=all_rows[:, 0],
        known=all_rows[:, 1],
        has_no=all_rows[:, 2 : 2 + reasons],
        known_no=all_rows[:, 2 + reasons :],
        decided=int(decided.sum()),
        judged=len(table.lead_ids),
        leads=table.leads,
    )


def _noes(
    store: Store, filters: Filters, table: FieldTable
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], dict[str, NDArray[np.bool_]]]:
    """Which leads were ever decided, which rejected, and per reason which rejected for it."""
    place = {str(lead_id): number for number, lead_id in enumerate(table.lead_ids)}
    found = reasons_of_leads(store, filters, list(place))
    decided = np.zeros(len(place), dtype=bool)
    decided[[place[lead_id] for lead_id, _ in found]] = True
    rejected = np.zeros(len(place), dtype=bool)
    rejected[[place[lead_id] for lead_id, reason in found if reason is not None]] = True
    sizes = Counter(reason for _, reason in found if reason is not None)
    reasons = sorted(sizes, key=lambda name: (-sizes[name], name))[:MOST_REASONS]
    by_reason = {reason: np.zeros(len(place), dtype=bool) for reason in reasons}
    for lead_id, reason in found:
        if reason in by_reason:
            by_reason[reason][place[lead_id]] = True
    return decided, rejected, by_reason


def _known_before(
    table: FieldTable, decided: NDArray[np.bool_], rejected: NDArray[np.bool_]
) -> list[FieldColumn]:
    worded = tuple(
        column
        for column in table.columns
        if column.type in _WORDED and (column.is_own or column.name not in _IDENTITIES)
    )
    late = {leak.field for leak in leaks_in(replace(table, columns=worded))}
    # A column of the user's own may be written with the no itself: what it tells of the no is
    # looked at in the same way, the rejected standing for the won, and the accepted for the open.
    own = tuple(_of(column, decided) for column in worded if column.is_own)
    noes = replace(
        table,
        columns=own,
        lead_ids=table.lead_ids[decided],
        won=rejected[decided],
        lost=np.zeros(int(decided.sum()), dtype=bool),
        rated=np.ones(int(decided.sum()), dtype=bool),
        created=table.created[decided],
        ended=np.full(int(decided.sum()), np.datetime64("NaT", "s")),
    )
    late |= {leak.field for leak in leaks_in(noes)}
    return [_of(column, decided) for column in worded if column.name not in late]


def _of(column: FieldColumn, leads: NDArray[np.bool_]) -> FieldColumn:
    return replace(column, values=column.values[leads])


def _counted(
    column: ColumnTests, noes: Sequence[NDArray[np.bool_]], decided: NDArray[np.bool_]
) -> tuple[tuple[LeadTest, ...], NDArray[np.int64]]:
    """The tests, and for each: leads with the value, known leads, then both again per reason."""
    levels = len(column.levels[0]) if column.levels else 0
    known = column.codes >= 0
    of_all = np.bincount(column.codes[known], minlength=levels)
    of_no = [np.bincount(column.codes[known & no[decided]], minlength=levels) for no in noes]
    rows = [
        [
            of_all[holds].sum(),
            of_all.sum(),
            *(one[holds].sum() for one in of_no),
            *(one.sum() for one in of_no),
        ]
        for holds in column.levels
    ]
    return column.tests, np.array(rows, dtype=np.int64).reshape(len(rows), 2 + 2 * len(noes))
