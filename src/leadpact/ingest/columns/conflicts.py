"""Fields that two or more columns claim, and whether somebody has to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from leadpact.errors import MappingError
from leadpact.ingest.columns.headers import fold_header
from leadpact.ingest.columns.proposals import ColumnProposal
from leadpact.ingest.columns.samples import ColumnSample


@dataclass(frozen=True)
class Conflict:
    """A field and the columns that claim it, the proposed one first.

    `equal`: another claim is as good as the proposed one's. `differ`: the columns with equal
    claims hold different texts, as far as was looked; without samples they are taken to.
    """

    field: str
    columns: tuple[str, ...]
    equal: bool
    differ: bool


def conflicts(
    proposals: Sequence[ColumnProposal], samples: Sequence[ColumnSample] = ()
) -> tuple[Conflict, ...]:
    """The fields that more than one column claims, in the order of the proposed columns."""
    texts = {sample.column: sample.texts for sample in samples}
    found = []
    for holder in proposals:
        losers = [one for one in proposals if holder.field and one.claims == holder.field]
        if holder.field and losers:
            equals = [holder.column, *(one.column for one in losers if one.equal)]
            found.append(
                Conflict(
                    holder.field,
                    (holder.column, *(one.column for one in losers)),
                    equal=len(equals) > 1,
                    differ=_differ(equals, texts),
                )
            )
    return tuple(found)


def require_settled(found: Sequence[Conflict], said: Sequence[tuple[str, str]]) -> None:
    """Raise MappingError for the first question that what was said leaves open.

    A question is a field with equal claims of columns that hold different texts. It is settled
    when the field was said, or when all but one of its columns were said to feed another.
    """
    fields = {fold_header(field) for field, _ in said}
    columns = {fold_header(column) for _, column in said if column}
    for conflict in found:
        if not (conflict.equal and conflict.differ) or fold_header(conflict.field) in fields:
            continue
        if len([one for one in conflict.columns if fold_header(one) not in columns]) < 2:
            continue
        listed = " and ".join(f'"{column}"' for column in conflict.columns)
        raise MappingError(
            f'{len(conflict.columns)} columns claim the field "{conflict.field}", and they differ: '
            f"{listed}.",
            f'Say which one it is: in Upload in the column "Becomes", on the command line with '
            f'--map "{conflict.field}={conflict.columns[0]}".',
        )


def _differ(columns: Sequence[str], texts: dict[str, tuple[str, ...]]) -> bool:
    """Whether the columns hold different texts; one that is empty differs from none."""
    if any(column not in texts for column in columns):
        return len(columns) > 1
    return len({texts[column] for column in columns} - {()}) > 1
