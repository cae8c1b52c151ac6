"""The file of rows that wait."""

import csv
from io import StringIO

from leadpact.domain.fields import Kind
from leadpact.store.waiting import WaitingRow
from leadpact.ui.waiting_rows import waiting_file


def test_rows_of_several_files_stand_under_all_their_columns() -> None:
    """An own column that is named like a field keeps its cells to itself."""
    rows = (
        WaitingRow("log.csv", Kind.ACTIVITIES, 2, (("lead_id", "=7"),), (("Mood", "glad"),)),
        WaitingRow("deals.csv", Kind.OUTCOMES, 3, (("email", "a@x.de"),), (("Lead ID", "own"),)),
    )
    found = list(csv.reader(StringIO(waiting_file(rows).decode("utf-8-sig"))))
    assert found == [
        ["File", "What waits", "Line", "Lead ID", "Mood", "E-mail", "Lead ID"],
        ["log.csv", "activities", "2", "'=7", "glad", "", ""],
        ["deals.csv", "outcomes", "3", "", "", "a@x.de", "own"],
    ]
