"""Which columns there are to look at, and how much each tells about who buys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.filters import Filters
from leadpact.store.column_questions import FEWEST_LEADS
from leadpact.store.database import Store
from leadpact.suggest.fields import FieldColumn, FieldTable, read_fields
from leadpact.suggest.leakage import Leak, LeakKind, leaks_in
from leadpact.suggest.telling import MOST_LEADS as MOST_JUDGED
from leadpact.suggest.telling import codes_of

# What names a person or a lead has hardly any value twice.
_IDENTITIES = frozenset({"lead_id", "email", "first_name", "last_name"})
_BINS = 8
# Cohen (1988) on w, which Cramér's V is for a table of two columns: small, medium, large.
_LITTLE, _SOME, _MUCH = 0.1, 0.3, 0.5


@dataclass(frozen=True)
class Association:
    """Cramér's V in [0, 1], and the p-value of the chi-square test that it is chance."""

    v: float
    p: float

    @property
    def is_real(self) -> bool:
        """Whether chance alone would seldom bring it about: once in twenty times."""
        return self.p < 0.05


@dataclass(frozen=True)
class ColumnChoice:
    """A column that can be looked at.

    `tells` is how its values (empty being one) go with being won, None where no lead is old enough;
    `leak` why it is known only after the outcome.
    """

    field: str
    label: str
    is_own: bool
    tells: Association | None
    leak: Leak | None


@dataclass(frozen=True)
class ColumnChoices:
    """The columns, the most telling first; judged on `judged` of `leads` leads."""

    choices: tuple[ColumnChoice, ...]
    judged: int
    leads: int


def column_choices(store: Store, filters: Filters) -> ColumnChoices:
    """The columns worth a look: own ones first, those known too late after the others.

    Of more than 50,000 leads about so many are looked at.
    """
    table = read_fields(store, filters, MOST_JUDGED)
    late = {leak.field: leak for leak in leaks_in(table)}
    choices = [
        ColumnChoice(
            column.name,
            column.label,
            column.is_own,
            association(column, table),
            late.get(column.name),
        )
        for column in table.columns
        if (column.is_own or column.name not in _IDENTITIES) and not _is_outcome(column, late)
    ]
    choices.sort(key=_place_in_menu)
    return ColumnChoices(tuple(choices), len(table.lead_ids), table.leads)


def _is_outcome(column: FieldColumn, late: Mapping[str, Leak]) -> bool:
    """Whether it is a lead field that leads get on the road to their outcome."""
    leak = late.get(column.name)
    return leak is not None and leak.kind is LeakKind.BY_DEFINITION


def association(column: FieldColumn, table: FieldTable) -> Association | None:
    """How the column's values go with being won, over the leads old enough to be won.

    Numbers are cut into eighths, values of under 30 leads are pooled, empty is a value.
    """
    from scipy.stats import chi2_contingency
    from scipy.stats.contingency import association as cramer

    codes = _pooled(codes_of(column.values[table.rated], _BINS))
    won = table.won[table.rated].astype(np.int64)
    if not len(won):
        return None
    counts = np.bincount(codes * 2 + won, minlength=2 * (int(codes.max()) + 1)).reshape(-1, 2)
    counts = counts[counts.sum(axis=1) > 0]
    if len(counts) < 2 or 0 in counts.sum(axis=0):
        return Association(0.0, 1.0)
    p = chi2_contingency(counts, correction=False).pvalue
    return Association(float(cramer(counts, method="cramer")), float(p))


def tells_words(choice: ColumnChoice) -> str:
    """How much the column tells, in a word or two."""
    if choice.tells is None:
        return "cannot be judged yet"
    if choice.tells.v < _LITTLE or not choice.tells.is_real:
        return "tells hardly anything" if choice.tells.is_real else "tells nothing sure"
    if choice.tells.v < _SOME:
        return "tells a little"
    return "tells something" if choice.tells.v < _MUCH else "tells a lot"


def _place_in_menu(choice: ColumnChoice) -> tuple[bool, bool, bool, float]:
    tells = choice.tells or Association(0.0, 1.0)
    return (not choice.is_own, choice.leak is not None, not tells.is_real, -tells.v)


def _pooled(codes: NDArray[Any]) -> NDArray[np.int64]:
    """Codes from 0, those of under 30 leads being one."""
    _, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    few = counts < FEWEST_LEADS
    new = np.where(few, 0, np.cumsum(~few))
    return np.asarray(new[places], dtype=np.int64)
