"""A corpus of files that code writes: clean ones, each defect alone and in pairs."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from leadpact import errors
from leadpact.ingest.read import read_table
from tests.ingest.corpus.cases import Case, all_cases, cases_of_one_defect, clean_cases
from tests.ingest.corpus.draft import Row

LEAST_SHARE = 0.99
FEWEST_CASES = 400


@dataclass(frozen=True)
class Outcome:
    """What came out of a file: a table's columns, rows and number of rejects, or an error."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    row_count: int = 0
    rejects: int = 0
    error: errors.LeadpactError | None = None


@cache
def outcome_of(case: Case) -> Outcome:
    with TemporaryDirectory() as folder:
        path = Path(folder) / case.file_name
        path.write_bytes(case.content())
        try:
            table = read_table(path)
        except errors.LeadpactError as error:
            return Outcome(error=error)
        return Outcome(table.columns, tuple(table.rows()), table.row_count, len(table.rejects))


def test_the_corpus_holds_enough_files_and_each_but_once() -> None:
    contents = {(case.file_name, case.content()) for case in all_cases()}
    assert len(contents) >= FEWEST_CASES
    assert len({case.name for case in all_cases()}) == len(all_cases())


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_file_gives_exactly_its_table_or_its_error(case: Case) -> None:
    found = outcome_of(case)
    if case.error:
        assert isinstance(found.error, getattr(errors, case.error))
        assert found.error.message
        assert found.error.hint
        return
    assert found.error is None, found.error
    assert found.columns == case.columns
    assert list(found.rows) == case.rows()
    assert (found.row_count, found.rejects) == (len(found.rows), case.rejects)


def records_right(case: Case) -> tuple[int, int]:
    """How many records of the file come out right, and how many there are.

    A row is right when every cell is, under the right names; a broken record when it is rejected.
    """
    found, expected = outcome_of(case), case.rows()
    total = len(expected) + case.rejects
    if found.columns != case.columns:
        return 0, total
    rows = (Counter(found.rows) & Counter(expected)).total()
    return rows + min(found.rejects, case.rejects), total


def test_of_files_with_one_defect_nearly_every_record_is_right() -> None:
    """At least 99 of 100 records over all files with one defect."""
    counts = {case.name: records_right(case) for case in cases_of_one_defect()}
    right = sum(one for one, _ in counts.values())
    total = sum(everything for _, everything in counts.values())
    wrong = sorted((one - total, name) for name, (one, total) in counts.items() if one < total)
    assert right >= LEAST_SHARE * total, f"{right} of {total} are right; worst: {wrong[:20]}"


def test_of_clean_files_every_record_is_right() -> None:
    """Each clean table has at least 30 rows."""
    for case in clean_cases():
        right, total = records_right(case)
        assert (case.name, right) == (case.name, total)
        assert right >= 30
