"""An import's report as one table, for a spreadsheet or a mail."""

from leadpact.export.tables import Cell
from leadpact.ingest.load import ImportReport
from leadpact.ui.findings import label_of
from leadpact.ui.row_counts import fate_counts

REPORT_HEADINGS = ("Part", "What", "Field", "Count", "Of", "Line", "Value")
Line = tuple[Cell, Cell, Cell, Cell, Cell, Cell, Cell]


def report_rows(report: ImportReport) -> list[Line]:
    """Every line of the report: the file, its rows, quality, checks, problems, rows kept out."""
    return [
        *_file(report),
        *_rows(report),
        *_quality(report),
        *_checks(report),
        *_problems(report),
        *_notes(report),
        *_quarantined(report),
    ]


def _file(report: ImportReport) -> list[Line]:
    facts: list[tuple[str, str]] = [
        ("file", report.file_name),
        ("sheet", report.sheet),
        ("kind", report.kind.value),
        ("data set", report.data_set),
        *(("found out", told) for told in report.told),
        ("the same file came in first", report.same_as or ""),
    ]
    return [("file", what, None, None, None, None, value) for what, value in facts if value]


def _rows(report: ImportReport) -> list[Line]:
    counts = [(one.label.lower(), one.rows) for one in fate_counts(report)]
    joined = ("rows of earlier files that found their leads", report.joined)
    return [
        ("rows", what, None, rows, report.read, None, None)
        for what, rows in (("read", report.read), *counts)
    ] + [("rows", joined[0], None, joined[1], None, None, None)]


def _quality(report: ImportReport) -> list[Line]:
    found: list[Line] = []
    for one in report.quality:
        field = label_of(report.kind, one.field)
        for what, cells, of in (
            ("filled", one.filled, one.rows),
            ("valid", one.valid, one.filled),
            ("plausible", one.plausible, one.filled),
        ):
            found.append(("quality", what, field, cells, of, None, one.column))
    return found


def _checks(report: ImportReport) -> list[Line]:
    return [
        ("checks", one.words, None, one.rows, report.read, one.line, None) for one in report.checks
    ]


def _problems(report: ImportReport) -> list[Line]:
    found: list[Line] = []
    for one in report.problems:
        field = label_of(report.kind, one.field)
        found.append(("problems", one.what, field, one.cells, None, None, None))
        found += [
            ("problems", "for example", field, None, None, each.line, each.value)
            for each in one.examples
        ]
    return found


def _notes(report: ImportReport) -> list[Line]:
    return [
        ("notes", one.note, label_of(report.kind, one.field), one.cells, None, None, one.example)
        for one in report.notes
    ]


def _quarantined(report: ImportReport) -> list[Line]:
    return [
        ("quarantined", row.reason, label_of(report.kind, row.field), 1, None, row.line, row.value)
        for row in report.examples
    ]
