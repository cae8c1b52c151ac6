"""Where do the closes of recycled leads come from, for any number of cycles?"""

from leadpact.domain.figures import figure_named
from leadpact.domain.filters import Filters
from leadpact.domain.shares import share
from leadpact.metrics.recycling_words import cycled_of
from leadpact.metrics.shares import Breakdown, KeyedShare, Missing, lacking
from leadpact.store.database import Store
from leadpact.store.questions import parts_by

CyclesByKey = tuple[tuple[str | None, Breakdown], ...]


def closes_by_key(store: Store, question: str, filters: Filters) -> CyclesByKey | Missing:
    """The closes by cycles (4 stands for 4 and more) of each product or source, most first."""
    missing = lacking(store, figure_named(question), filters.dataset_id)
    if missing:
        return missing
    found: dict[str | None, dict[int, int]] = {}
    for key, part, count in parts_by(store, question, filters):
        found.setdefault(key, {})[int(part)] = count
    rows = [
        (key, tuple(KeyedShare(part, share(n, sum(parts.values()))) for part, n in parts.items()))
        for key, parts in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: -sum(part.share.numerator for part in row[1])))


def cycled_by_key(closes: CyclesByKey, threshold: int) -> Breakdown:
    """The share of each key's closes whose leads cycled so many times or more, 2 to 4."""
    return tuple(KeyedShare(key, cycled_of(parts, threshold)) for key, parts in closes)
