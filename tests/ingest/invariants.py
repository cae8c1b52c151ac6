"""What holds for every table that is read and every import that is reported, whatever the file."""

from dataclasses import fields
from pathlib import Path

from leadpact.errors import LeadpactError
from leadpact.ingest.load import ImportReport
from leadpact.ingest.read import read_table
from leadpact.ingest.table import Table

LONGEST_RAW = 1_000
# A report may not know all of them.
FATES = ("new", "updated", "unchanged", "duplicate", "quarantined", "waiting", "left_out")


def checked(path: Path) -> Table | LeadpactError:
    """The file's table or the error that says why there is none, both as they have to be."""
    found = _read(path)
    if isinstance(found, LeadpactError):
        check_error(found)
    else:
        check_table(found)
    return found


def _read(path: Path) -> Table | LeadpactError:
    try:
        return read_table(path)
    except LeadpactError as error:
        return error


def check_error(error: LeadpactError) -> None:
    """Fails unless the error says what is wrong and what to do next."""
    assert error.message.strip()
    assert error.hint.strip()


def check_table(table: Table) -> None:
    """Fails unless the table's columns, rows and rejects go together."""
    assert table.columns
    assert all(name and name == name.strip() for name in table.columns)
    assert len(set(table.columns)) == len(table.columns)
    count = 0
    for row in table.rows():
        count += 1
        assert len(row) == len(table.columns)
        assert "" not in row
    assert count == table.row_count
    for reject in table.rejects:
        assert reject.line >= 1
        assert reject.reason
        assert len(reject.raw) <= LONGEST_RAW


def accounted(report: ImportReport) -> int:
    """How many rows the report gives a fate."""
    known = {field.name for field in fields(report)}
    return sum(getattr(report, fate) for fate in FATES if fate in known)
