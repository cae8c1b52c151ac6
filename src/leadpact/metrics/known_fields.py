"""What may be shown of a lead to one who grades it without knowing how it ended."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from leadpact.domain.fields import FieldType
from leadpact.domain.filters import Filters
from leadpact.metrics.words import value_words
from leadpact.store.database import Store
from leadpact.store.drawn_leads import KnownCell
from leadpact.suggest.fields import FieldColumn, read_fields
from leadpact.suggest.leakage import leaks_in
from leadpact.suggest.telling import MOST_LEADS

# Whoever knows the lead by name, company or rep would grade from memory.
_WHO = frozenset(
    "lead_id email first_name last_name company owner opportunity_id contact_id".split()
)
# Of all dates but this one, some come after the hand-off: they would tell how far the lead came.
_DAY_ONE = "created_at"
# Texts that are different for most leads are names or notes, and notes tell the end.
_MOST_DIFFERENT = 0.5


@dataclass(frozen=True)
class KnownField:
    """A field that is known when a lead comes in, under the label it is shown by."""

    name: str
    label: str
    type: FieldType


def known_fields(store: Store, dataset_id: int) -> tuple[KnownField, ...]:
    """The fields to show to one who grades, lead fields first, the user's own columns after.

    Left out are the end of a lead and all that is known only after its hand-off, by the leakage
    guard; dates but that of creation; who the lead is; and texts of its own for most leads.
    """
    table = read_fields(store, Filters(dataset_id), MOST_LEADS)
    hidden = _WHO | {leak.field for leak in leaks_in(table)}
    kept = [one for one in table.columns if one.name not in hidden and _may_show(one)]
    return tuple(
        KnownField(one.name, one.label, one.type)
        for one in sorted(kept, key=lambda one: one.is_own)
    )


def known_words(field: KnownField, cell: KnownCell) -> str:
    """What a lead has in the field: "4", "yes", "12 Mar 2026", "decision maker"; "" for nothing."""
    return "" if cell is None else value_words(cell, is_choice=field.type is FieldType.CHOICE)


def _may_show(column: FieldColumn) -> bool:
    if column.type is FieldType.DATE:
        return column.name == _DAY_ONE and not column.is_own
    if column.is_own and column.type is FieldType.TEXT:
        known = column.values[column.known]
        return len(pd.unique(known)) <= max(1, _MOST_DIFFERENT * np.size(known))
    return True
