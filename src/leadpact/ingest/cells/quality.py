"""How good the cells of a file are: filled, valid, plausible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from leadpact.domain.fields import FieldType
from leadpact.ingest.cells.plausible import LATER, Rule, contradictions_for, rules_for
from leadpact.ingest.cells.problems import Trouble
from leadpact.ingest.check import WHAT_IS_WRONG, Checked
from leadpact.store.database import Cursor, Parameter, Row, run


@dataclass(frozen=True)
class FieldQuality:
    """The cells of one mapped field, of `rows` rows: rows >= filled >= valid >= plausible.

    Valid cells can be read as what the field needs. Plausible ones are also no dates after the
    day of the import or before 1990, no counts or amounts below zero, no company without
    employees, no e-mail address without @, and do not contradict the lead's other cells.
    """

    field: str
    column: str
    rows: int
    filled: int
    valid: int
    plausible: int


@dataclass(frozen=True)
class CrossCheck:
    """Rows in which cells contradict each other or the calendar, and the line of the first.

    `name` is one of "future_date", "won_before_created", "lost_before_created",
    "sales_before_touch" and "amount_on_lost"; only checks whose fields the file has are made.
    """

    name: str
    words: str
    rows: int
    line: int | None


@dataclass(frozen=True)
class Note:
    """Cells of one field about which there is something to say, with one of them."""

    field: str
    note: str
    example: str
    cells: int


@dataclass(frozen=True)
class Quality:
    """What there is to say about the cells of a file; `trouble` is what problems are made
    of, and its SQL names $tomorrow.
    """

    fields: tuple[FieldQuality, ...]
    checks: tuple[CrossCheck, ...]
    notes: tuple[Note, ...]
    trouble: tuple[Trouble, ...]
    tomorrow: date


def assess(cursor: Cursor, checked: Checked, today: date) -> Quality:
    """Count over temp tables `cleaned` and `checked`, each in one pass; then find the examples."""
    tomorrow = today + timedelta(days=1)
    keys: dict[str, Parameter] = {"tomorrow": tomorrow}
    rules = rules_for(checked.fields)
    checks = contradictions_for(checked.fields)
    names = [field.name for field in checked.fields]
    rows, *filled = _counts(cursor, "cleaned", [f"count({one.name})" for one in checked.columns])
    counts = iter(
        _counts(
            cursor,
            "checked",
            [
                *(f"count({name})" for name in names),
                *(f"count({name}) filter (where {_any(rules, name)})" for name in names),
                *(f"count(*) filter (where {rule.when})" for rule in rules),
                *(f"count(*) filter (where {one.when})" for one in checks),
                *(f"min(line) filter (where {one.when})" for one in checks),
            ],
            keys,
        )[1:]
    )
    valid, odd, by_rule, crossed, lines = (
        tuple(islice(counts, len(part))) for part in (names, names, rules, checks, checks)
    )
    fields = tuple(
        FieldQuality(name, column.header, rows, full, good, good - bad)
        for name, column, full, good, bad in zip(
            names, checked.columns, filled, valid, odd, strict=True
        )
    )
    emptied = _emptied(checked, fields)
    implausible = tuple(
        _implausible(rule, cells) for rule, cells in zip(rules, by_rule, strict=True) if cells
    )
    return Quality(
        fields,
        tuple(
            CrossCheck(one.name, one.words, count, line)
            for one, count, line in zip(checks, crossed, lines, strict=True)
        ),
        _notes(cursor, emptied, implausible, keys),
        (*emptied, *implausible),
        tomorrow,
    )


def _counts(
    cursor: Cursor, table: str, wanted: Sequence[str], keys: dict[str, Parameter] | None = None
) -> Row:
    """The number of rows, and what else is wanted."""
    return run(cursor, f"select {', '.join(('count(*)', *wanted))} from {table}", keys)[0]


def _any(rules: Sequence[Rule], name: str) -> str:
    return " or ".join(f"({rule.when})" for rule in rules if rule.field == name) or "false"


def _emptied(checked: Checked, fields: Sequence[FieldQuality]) -> tuple[Trouble, ...]:
    """The fields of which cells could not be read, and their rows went in without them."""
    return tuple(
        Trouble(
            field.name,
            f"{WHAT_IS_WRONG[field.type]}, left empty",
            one.filled - one.valid,
            f"""select line, {column.name} as value from cleaned
            where {column.name} is not null and {parsed} is null""",
        )
        for field, column, parsed, one in zip(
            checked.fields, checked.columns, checked.parsed, fields, strict=True
        )
        if not field.needed and field.type is not FieldType.TEXT and one.filled > one.valid
    )


def _implausible(rule: Rule, cells: int) -> Trouble:
    texts = f"select line, cast({rule.field} as varchar) as value from checked where {rule.when}"
    return Trouble(rule.field, rule.words, cells, texts)


def _notes(
    cursor: Cursor,
    emptied: Sequence[Trouble],
    implausible: Sequence[Trouble],
    keys: dict[str, Parameter],
) -> tuple[Note, ...]:
    """The cells left empty, and the dates that the as-of date has to pass over."""
    wanted = [(one, "min(value)") for one in emptied]
    wanted += [(one, "max(value)") for one in implausible if one.what == LATER]
    found = (
        Note(
            one.field,
            one.what,
            run(cursor, f"select {what} from ({one.examples})", keys)[0][0],
            one.cells,
        )
        for one, what in wanted
    )
    return tuple(sorted(found, key=lambda note: (-note.cells, note.field)))
