"""A few texts of every column, and what they alone say about it."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from leadpact.domain.fields import Kind, lead_field
from leadpact.ingest.columns.headers import words_of
from leadpact.ingest.columns.values import fold, is_empty, meaning_of
from leadpact.ingest.table import Table


@dataclass(frozen=True)
class ColumnSample:
    """The filled texts of a column in the first rows of a file, trimmed, in their order."""

    column: str
    texts: tuple[str, ...]


def samples_of(table: Table, rows: int = 500) -> tuple[ColumnSample, ...]:
    """What the first rows hold, column by column; texts that mean "no answer" are left out."""
    texts: list[list[str]] = [[] for _ in table.columns]
    for row in islice(table.rows(), rows):
        for column, cell in zip(texts, row, strict=True):
            if cell is not None and not is_empty(cell):
                column.append(cell.strip())
    return tuple(
        ColumnSample(column, tuple(found))
        for column, found in zip(table.columns, texts, strict=True)
    )


@dataclass(frozen=True)
class Told:
    """The field that a column's texts alone suggest, and how sure that is (0 to 1)."""

    field: str
    confidence: float


def told_by_values(kind: Kind, sample: ColumnSample) -> Iterator[Told]:
    """The fields that the texts of an unnamed column suggest; hardly ever any.

    Only what the texts can hardly be otherwise: addresses that are mostly different, of a column
    that is not about somebody else (the owner has an address too); stages among which one is a
    marketing or sales qualified lead; and ends among which some are won and some are lost.
    """
    if len(sample.texts) < _FEWEST:
        return
    for field, tells in _TELLS:
        share = tells(sample)
        if share and (field == "email" or kind is Kind.LEADS):
            yield Told(field, round(_MOST_SURE * share, 3))


_FEWEST = 3
_MOST_SURE = 0.85
_ADDRESS = re.compile(r"(?:mailto:)?[^\s@<>\"',;]+@[^\s@<>\"',;]+\.[^\s@<>\"',;.]{2,}")
_MOSTLY = 0.9
_DIFFERENT = 0.5
_SOMEBODY_ELSE = frozenset(
    """account admin agent alternative alternate approver assigned assignee bcc besitzer billing
    by cc commercial creator from gestionnaire invoice manager modified old other owner partner
    previous proprietaire propietario rechnung referral referred referrer rep reply responsable
    sales second secondary secondaire secundario sender seller support technical to user vendedor
    verantwortlicher vertrieb zustandig zweite""".split()
)
_QUALIFIED = re.compile(r"(?i)\b(mql|sal|sql)\b|(marketing|sales).?(qualified|accepted)")
_PLAIN_ENDS = frozenset({"won", "lost"})


def _addresses(sample: ColumnSample) -> float:
    if not _SOMEBODY_ELSE.isdisjoint(words_of(sample.column)):
        return 0
    found = [text.lower() for text in sample.texts if _ADDRESS.fullmatch(text)]
    share = len(found) / len(sample.texts)
    return share if share >= _MOSTLY and len(set(found)) >= _DIFFERENT * len(found) else 0


def _stages(sample: ColumnSample) -> float:
    meanings = _meanings("stage", sample.texts)
    plain = any(_QUALIFIED.search(text) for text in sample.texts)
    return 1 if plain and len(meanings) > 1 and None not in meanings else 0


def _ends(sample: ColumnSample) -> float:
    texts = {fold(text) for text in sample.texts}
    words = {word for text in texts for word in words_of(text)}
    meanings = _meanings("outcome", sample.texts)
    return 1 if None not in meanings and words >= _PLAIN_ENDS <= meanings else 0


def _meanings(field: str, texts: Collection[str]) -> set[str | None]:
    return {meaning_of(lead_field(field), text) for text in set(texts)}


_TELLS: Sequence[tuple[str, Callable[[ColumnSample], float]]] = (
    ("email", _addresses),
    ("stage", _stages),
    ("outcome", _ends),
)
