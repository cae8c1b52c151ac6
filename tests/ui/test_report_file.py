"""The report of an import as one table."""

from pathlib import Path

from leadpact.ui.report_file import REPORT_HEADINGS, report_rows
from tests.stores import leads, store_in


def test_the_report_accounts_for_every_row_and_names_those_kept_out(tmp_path: Path) -> None:
    """Four rows: two new, one without an id, one created “sometime”."""
    store = store_in(tmp_path)
    report = leads(
        store,
        """
        lead_id | source | created_at
        1       | Web    | 2026-01-01
        2       | Web    |
                | Ads    | 2026-01-02
        4       | Ads    | sometime
        """,
    )
    rows = report_rows(report)
    store.close()
    assert all(len(row) == len(REPORT_HEADINGS) for row in rows)
    counts = {row[1]: row[3] for row in rows if row[0] == "rows"}
    assert counts.pop("rows of earlier files that found their leads") == 0
    assert counts.pop("read") == sum(int(str(count)) for count in counts.values()) == 4
    assert (counts["new"], counts["quarantined"]) == (2, 2)
    assert [(row[2], row[5], row[6]) for row in rows if row[0] == "quarantined"] == [
        ("Lead ID", 4, ""),
        ("Created", 5, "sometime"),
    ]
    assert ("quality", "filled", "Created", 3, 4, None, "created_at") in rows
    assert ("quality", "valid", "Created", 2, 3, None, "created_at") in rows
