"""The commonest problems of a file, with examples."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadpact.ingest.records import Reject
from leadpact.store.database import Cursor, Parameter, run

MOST_PROBLEMS = 10
_MOST_EXAMPLES = 3
_LONGEST = 200


@dataclass(frozen=True)
class Example:
    """One cell: the line its row starts in, and its text."""

    line: int
    value: str


@dataclass(frozen=True)
class Problem:
    """Cells with the same thing wrong: in which field ("" for a whole row), what, how many.

    `quarantined` says that their rows were kept out; else the cells were left empty, or kept
    although they are implausible. `examples` are up to three of them.
    """

    field: str
    what: str
    cells: int
    quarantined: bool
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Trouble:
    """A problem before its examples are looked up, and the SQL that gives `line` and `value`."""

    field: str
    what: str
    cells: int
    examples: str
    quarantined: bool = False


def commonest(
    cursor: Cursor,
    cells: Sequence[Trouble],
    rejects: Sequence[Reject],
    keys: Mapping[str, Parameter],
) -> tuple[Problem, ...]:
    """The ten commonest of what was found in cells, kept rows out, and broke lines.

    Looks at temp table `kept_out`; `keys` are the parameters that the SQL of `cells` names.
    """
    broken = Counter(reject.reason for reject in rejects).most_common(MOST_PROBLEMS)
    found: list[Trouble | Problem] = [
        *(_of_rejects(reason, count, rejects) for reason, count in broken),
        *_kept_out(cursor),
        *cells,
    ]
    found.sort(key=lambda one: -one.cells)
    return tuple(
        one if isinstance(one, Problem) else _with_examples(cursor, one, keys)
        for one in found[:MOST_PROBLEMS]
    )


def _kept_out(cursor: Cursor) -> tuple[Trouble, ...]:
    rows = run(
        cursor,
        """select field, reason, count(*) from kept_out where cells is not null
        group by field, reason order by count(*) desc, field, reason limit $most""",
        {"most": MOST_PROBLEMS},
    )
    return tuple(
        Trouble(
            field,
            reason,
            count,
            "select line, value from kept_out "
            f"where field = {_quoted(field)} and reason = {_quoted(reason)}",
            quarantined=True,
        )
        for field, reason, count in rows
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _of_rejects(reason: str, count: int, rejects: Sequence[Reject]) -> Problem:
    first = [reject for reject in rejects if reject.reason == reason][:_MOST_EXAMPLES]
    return Problem(
        "",
        reason,
        count,
        quarantined=True,
        examples=tuple(Example(reject.line, reject.raw[:_LONGEST]) for reject in first),
    )


def _with_examples(cursor: Cursor, one: Trouble, keys: Mapping[str, Parameter]) -> Problem:
    rows = run(
        cursor,
        f"select line, left(value, {_LONGEST}) from ({one.examples}) order by line "
        f"limit {_MOST_EXAMPLES}",
        keys,
    )
    return Problem(
        one.field,
        one.what,
        one.cells,
        one.quarantined,
        tuple(Example(int(line), str(value)) for line, value in rows),
    )
