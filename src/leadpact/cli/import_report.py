"""What an import did, as JSON for programs and as text for people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from leadpact.domain.fields import Kind
from leadpact.ingest.load import ImportReport
from leadpact.ingest.map import Mapping
from leadpact.store.uploads import Quarantined

MOST_REASONS = 10
_LONGEST_VALUE = 60
_ALWAYS = ("new", "updated", "unchanged", "duplicate")
_AT_TIMES = ("waiting", "left_out")
_COUNTS = ("read", *_ALWAYS, *_AT_TIMES, "quarantined")


@dataclass(frozen=True)
class Imported:
    """One imported file: its report, the mapping it went in with, its columns and its sheets."""

    report: ImportReport
    mapping: Mapping
    columns: tuple[str, ...]
    sheets: tuple[str, ...] = ()

    @property
    def customs(self) -> tuple[str, ...]:
        """The columns that became custom fields; only files of leads and outcomes have such."""
        if self.mapping.kind not in (Kind.LEADS, Kind.OUTCOMES):
            return ()
        mapped = {column for _, column in self.mapping.fields}
        return tuple(column for column in self.columns if column not in mapped)


@dataclass(frozen=True)
class Reason:
    """Why rows were kept out, how many, and the first of them."""

    rows: int
    first: Quarantined


def reasons_of(examples: Sequence[Quarantined]) -> tuple[Reason, ...]:
    """The reasons by field, the commonest first, each with its first row."""
    rows = Counter((row.field, row.reason) for row in examples)
    first: dict[tuple[str, str], Quarantined] = {}
    for row in examples:
        first.setdefault((row.field, row.reason), row)
    return tuple(Reason(count, first[key]) for key, count in rows.most_common(MOST_REASONS))


def report_object(imported: Sequence[Imported], *, dry_run: bool) -> dict[str, object]:
    """The counts of all files together, and each file by itself."""
    return {
        "data_set": imported[0].report.data_set,
        "dry_run": dry_run,
        **{name: sum(getattr(one.report, name) for one in imported) for name in _COUNTS},
        "files": [_file_object(one) for one in imported],
    }


def report_text(imported: Sequence[Imported], *, dry_run: bool) -> str:
    """The report of every file in turn."""
    head = ["Dry run: nothing was kept."] if dry_run else []
    return "\n".join([*head, *(_file_text(one) for one in imported)])


def _file_object(one: Imported) -> dict[str, object]:
    report = one.report
    return {
        "file": report.file_name,
        "kind": report.kind.value,
        "sheet": report.sheet,
        "sheets": list(one.sheets),
        "read_as": list(report.told),
        "same_as": report.same_as,
        **{name: getattr(report, name) for name in _COUNTS},
        "joined": report.joined,
        "reasons": [
            {"rows": reason.rows, **vars(reason.first)} for reason in reasons_of(report.examples)
        ],
        "reasons_among": len(report.examples),
        "notes": [dict(vars(note)) for note in report.notes],
        "problems": [asdict(problem) for problem in report.problems],
        "checks": [asdict(check) for check in report.checks],
        "quality": [asdict(field) for field in report.quality],
        "fields": dict(one.mapping.fields),
        "custom_fields": list(one.customs),
    }


def _file_text(one: Imported) -> str:
    report = one.report
    told = [name for name in _AT_TIMES if getattr(report, name)]
    sum_of = " + ".join(
        f"{getattr(report, name):,} {name.replace('_', ' ')}"
        for name in (*_ALWAYS, *told, "quarantined")
    )
    lines = [
        f"{report.file_name} → data set '{report.data_set}' ({report.kind})",
        f"  {report.read:,} read = {sum_of}",
    ]
    lines += [f"  {line}" for line in _about_the_file(one)]
    if report.examples:
        among = len(report.examples)
        which = "" if among == report.quarantined else f", commonest among the first {among:,}"
        lines.append(f"  Quarantined{which}:")
        lines += [f"    {_reason_text(reason)}" for reason in reasons_of(report.examples)]
    if report.notes:
        lines.append("  Cells to know of:")
        lines += [
            f"    {note.cells:,} × {note.field} {note.note}, such as '{_short(note.example)}'"
            for note in report.notes
        ]
    fields = ", ".join(
        field if field == column else f"{field} ← {column}" for field, column in one.mapping.fields
    )
    lines.append(f"  Fields: {fields or 'none'}")
    if one.customs:
        lines.append(f"  Custom fields: {', '.join(one.customs)}")
    return "\n".join(lines)


def _about_the_file(one: Imported) -> Iterator[str]:
    report = one.report
    if report.same_as:
        yield f"The same file was imported at {report.same_as}."
    if report.waiting:
        yield f"Waiting for leads that are not there yet: {report.waiting:,} rows"
    if report.joined:
        yield f"Of earlier files, now with their leads: {report.joined:,} rows"
    if len(one.sheets) > 1:
        yield f"Sheet '{report.sheet}' of {', '.join(map(repr, one.sheets))} (--sheet)"
    if report.told:
        yield f"Read so: {'; '.join(report.told)}"
    for check in report.checks:
        if check.rows:
            yield f"{check.rows:,} × {check.words} (line {check.line:,})"


def _reason_text(reason: Reason) -> str:
    first = reason.first
    what = f"{first.field} '{_short(first.value)}'" if first.field else f"'{_short(first.value)}'"
    return f"{reason.rows:,} × {what} {first.reason} (line {first.line:,})"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[: _LONGEST_VALUE - 1]}…"
