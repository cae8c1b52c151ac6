"""Leads become patterns: the collapse."""

import numpy as np

from leadpact.domain.criteria import Criterion
from leadpact.domain.filters import Filters
from leadpact.patterns.patterns import Patterns
from leadpact.store.database import Store
from leadpact.store.questions import patterns_query


def collapse(store: Store, filters: Filters, criteria: tuple[Criterion, ...]) -> Patterns:
    """The patterns of the filtered leads under those of the criteria that the data can carry."""
    query = patterns_query(store, filters, criteria)
    columns = store.arrays(query.text, query.parameters)
    shape = (len(columns["leads"]), len(query.criteria))
    values = np.empty(shape, dtype=np.int32, order="F")
    for place in range(shape[1]):
        values[:, place] = columns[f"value_{place + 1}"]
    unknown = values < 0
    values[unknown] = 0
    sources, source = np.unique(columns["source"].astype(str), return_inverse=True)
    return Patterns(
        criteria=query.criteria,
        values=values,
        unknown=unknown,
        hand_raise=columns["hand_raise"].astype(np.bool_),
        won=columns["won"].astype(np.bool_),
        rated=columns["rated"].astype(np.bool_),
        source=source.astype(np.int32),
        sources=tuple(map(str, sources)),
        leads=columns["leads"].astype(np.int64),
    )
