"""The header of a table: where its names come from and what its columns are called."""

from collections.abc import Iterable, Sequence

from leadpact.errors import FileError
from leadpact.ingest.records import Shape

_MOST_COLUMNS = 2_000


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
