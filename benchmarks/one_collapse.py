"""A collapse in a process of its own, so that its peak memory can be told.

`python -m benchmarks.one_collapse HOME first` collapses the leads of the store as if for the first
time; `again` finds them collapsed, as after a restart, and asks for other filters. Each prints what
it took as JSON.
"""

import json
import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks.machine import peak_memory_mb
from benchmarks.slider import seconds
from leadpact.config import Settings
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.patterns.collapse import collapse
from leadpact.store.database import Store, open_store
from leadpact.store.datasets import data_set_named
from leadpact.store.filter_choices import filter_choices


def forget(store: Store) -> None:
    """Let go of what is kept."""
    with store.transaction() as cursor:
        for (number,) in cursor.execute("select number from collapsed").fetchall():
            cursor.execute(f"drop table collapsed_{number:d}")
            cursor.execute(f"drop table collapsed_{number:d}_word")
        cursor.execute("delete from collapsed")


def main(home: str, way: str) -> None:
    """Collapse once, that way."""
    store = open_store(Settings(home=Path(home)))
    data_set = data_set_named(store, None)
    if way == "first":
        forget(store)
    told: list[float] = []
    one = partial(collapse, store, criteria=default_model().criteria, keep_from=0)
    everything = Filters(data_set.dataset_id)
    took = seconds(lambda: one(filters=everything, progress=told.append))
    peak = peak_memory_mb()
    others = {}
    if way == "again":
        others = {
            name: seconds(partial(one, filters=filters))
            for name, filters in _others(store, everything).items()
        }
    print(json.dumps({"seconds": took, "peak_mb": peak, "told": told, "filters": others}))
    store.close()


def _others(store: Store, everything: Filters) -> dict[str, Filters]:
    """Filters as people set them: they let some, half and all of the leads through."""
    choices = filter_choices(store, everything.dataset_id)
    as_of = data_set_named(store, None).as_of
    found = {
        "a product": replace(everything, products=choices.products[:1]),
        "half of the sources": replace(everything, sources=choices.sources[::2]),
        "an owner": replace(everything, owners=choices.owners[:1]),
    }
    if as_of is not None:
        found["the last year"] = replace(everything, created_from=as_of - timedelta(365))
        found["another as-of date"] = replace(everything, as_of=as_of - timedelta(90))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
