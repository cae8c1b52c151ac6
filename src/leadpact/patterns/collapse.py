"""Leads become patterns: leads with the same criterion values are one pattern with a count."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.domain.scoring_model import ScoringModel
from leadpact.store.database import Store
from leadpact.store.questions import patterns_query

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class Blanks:
    """The combinations of unknown criteria that occur: far fewer than there are patterns.

    `kinds` (U, C) says which criteria each leaves unknown; `of` (P,) which of them a pattern has.
    """

    kinds: Booleans
    of: Integers


@dataclass(frozen=True)
class Patterns:
    """P patterns of C criteria; points and cut-offs never change them.

    `values` (P, C) holds each criterion's value, 0 where unknown; `unknown` (P, C) says where.
    `hand_raise` (P,) is whether the leads asked to be contacted. Per pattern (P,): `leads`;
    `won`; `rated`, the leads that conversion counts (the matured ones where there are dates);
    and `rated_won`, those of them that were won.
    """

    criteria: tuple[Criterion, ...]
    values: NDArray[np.float64]
    unknown: Booleans
    hand_raise: Booleans
    leads: Integers
    won: Integers
    rated: Integers
    rated_won: Integers

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """The counts `leads`, `won`, `rated` and `rated_won` as rows (4, P), ready to be summed."""
        counts = (self.leads, self.won, self.rated, self.rated_won)
        return np.stack(counts).astype(np.float64)

    @cached_property
    def blanks(self) -> Blanks:
        """The combinations of unknown criteria, found once."""
        kind = np.zeros(len(self.leads), dtype=np.int64)
        for column in self.unknown.T:
            if column.any():
                # Numbered anew each time, so that any number of criteria fits.
                kind = pd.factorize(kind * 2 + column)[0].astype(np.int64)
        example = np.zeros(kind.max(initial=-1) + 1, dtype=np.int64)
        example[kind] = np.arange(len(kind))
        return Blanks(self.unknown[example], kind)


def collapse(store: Store, filters: Filters, model: ScoringModel) -> Patterns:
    """The patterns of the filtered leads under the model's criteria that the data can carry."""
    query = patterns_query(store, filters, model)
    columns = store.arrays(query.text, query.parameters)
    count = len(query.criteria)
    coded = np.empty((len(columns["leads"]), count), dtype=np.float64, order="F")
    for place in range(count):
        coded[:, place] = columns[f"value_{place + 1}"]
    unknown = coded < 0
    coded[unknown] = 0
    return Patterns(
        criteria=query.criteria,
        values=coded,
        unknown=unknown,
        hand_raise=columns["hand_raise"].astype(np.bool_),
        leads=columns["leads"].astype(np.int64),
        won=columns["won"].astype(np.int64),
        rated=columns["rated"].astype(np.int64),
        rated_won=columns["rated_won"].astype(np.int64),
    )
