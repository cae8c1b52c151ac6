"""Broken files of every format are tables that add up, or named errors: a short run."""

from pathlib import Path

from leadpact.errors import FileError
from tests.ingest.fuzz import broken_file, run, stem, summary


def test_two_seconds_of_broken_files_bring_no_failure(tmp_path: Path) -> None:
    tally = run(seed=1, seconds=2, keep=tmp_path)
    assert not tally.failures, summary(tally)
    assert tally.files == tally.tables + tally.errors.total()
    assert list(tmp_path.iterdir()) == []


def test_the_same_number_gives_the_same_file() -> None:
    assert broken_file(7, 12) == broken_file(7, 12)
    assert broken_file(7, 12) != broken_file(7, 13)


def test_errors_are_counted_by_what_is_the_same_in_them() -> None:
    one, other = (FileError(f"current.csv has '{n}' in line {n},000.", "") for n in range(2))
    assert stem(one) == stem(other) == "FileError: <file> has '…' in line N"
