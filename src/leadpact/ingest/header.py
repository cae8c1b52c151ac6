"""The header of a table: where its names come from and what its columns are called."""

from collections import Counter
from collections.abc import Iterable, Sequence

from leadpact.errors import FileError
from leadpact.ingest.records import Dialect, Record, Shape
from leadpact.ingest.text.quoting import bare_cells

_MOST_COLUMNS = 2_000
_SELDOM = 0.01


def shape_of(header: Sequence[str], file_name: str) -> Shape:
    """How many cells the header has; those up to its last name are needed in every record.

    Raises FileError when it has no name at all, or more cells than a table may have.
    """
    named = [position for position, name in enumerate(header, start=1) if name.strip()]
    if not named:
        raise FileError(
            f"{file_name} has no column names in its first row.",
            "Put a name over every column and save the file again.",
        )
    if len(header) > _MOST_COLUMNS:
        raise FileError(
            f"{file_name} has {len(header):,} columns; at most {_MOST_COLUMNS:,} can be read.",
            "Delete the columns you do not need and save the file again.",
        )
    return Shape(len(header), named[-1])


def fitted(shape: Shape, records: Sequence[Record], dialect: Dialect) -> Shape:
    """The shape as the first records show it.

    A record cannot lack cells that most others have, even below no name. Empty cells too
    many are spare when most records have them, or when the last column is never empty: then they
    are no sign of a delimiter too many further left. Cells are quoted by rule when nearly all
    records have as many, without need.
    """
    if not records:
        return shape
    counts = sorted(len(record.cells) for record in records)
    least = counts[(len(counts) - 1) // 2]
    surplus = sum(count > shape.width for count in counts)
    ends = any(len(one.cells) == shape.width and not one.cells[-1] for one in records)
    quoted = None if dialect.escape or dialect.spaced else _quoted_by_rule(records, dialect)
    return Shape(
        shape.width,
        max(shape.needed, min(shape.width, least)),
        2 * surplus >= len(counts) or not ends,
        quoted,
    )


def _quoted_by_rule(records: Sequence[Record], dialect: Dialect) -> int | None:
    counts: Counter[int] = Counter()
    for record in records:
        bare = bare_cells(record.raw, record.cells, dialect.delimiter, dialect.quote)
        marks = (dialect.delimiter or "\n", dialect.quote, "\r", "\n")
        plain = sum(not any(mark in cell for mark in marks) for cell in record.cells)
        needless = plain - sum(not any(mark in cell for mark in marks) for cell in bare)
        counts[len(record.cells) - len(bare) if needless else 0] += 1
    [(quoted, count)] = counts.most_common(1)
    exceptions = max(1, _SELDOM * len(records))
    return quoted if quoted and count >= max(2, len(records) - exceptions) else None


def nameless_positions(header: Sequence[str]) -> tuple[int, ...]:
    """The positions, from 0, of the cells of the header without a name."""
    return tuple(position for position, name in enumerate(header) if not name.strip())


def column_names(header: Sequence[str], kept: Iterable[int]) -> tuple[str, ...]:
    """Unique names for the kept positions: repeats become "Name (2)", nameless "column 38"."""
    written = {name.strip() for name in header}
    given: list[str] = []
    taken: set[str] = set()
    for position in kept:
        name = header[position].strip()
        if not name or name in taken:
            name = _free_name(name or f"column {position + 1}", taken | written, fresh=not name)
        taken.add(name)
        given.append(name)
    return tuple(given)


def _free_name(name: str, used: set[str], *, fresh: bool) -> str:
    if fresh and name not in used:
        return name
    number = 2
    while f"{name} ({number})" in used:
        number += 1
    return f"{name} ({number})"
