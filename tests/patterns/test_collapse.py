"""Patterns count what a plain GROUP BY over the leads counts, packed or not, kept or not."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadpact.domain.criteria import Criterion, why_sleeping
from leadpact.domain.filters import Filters
from leadpact.patterns.collapse import OTHER_SOURCES, collapse
from leadpact.patterns.patterns import Patterns
from leadpact.store.database import Store
from leadpact.store.datasets import filled_fields
from leadpact.store.questions import over_valued
from tests.models import criteria
from tests.patterns.cases import AS_OF, TEXTS, TYPES, any_leads, write
from tests.patterns.oracle import Lead
from tests.stores import all_of, clear, leads, store_in

NEVER = 10**9
DAYS = st.none() | st.sampled_from([date(2026, 5, day) for day in (1, 30, 31)])
CHOSEN = st.sampled_from([(), (), ("",), ("Google", "google"), ("", "é"), ("not there",)])


@st.composite
def any_criterion(draw: st.DrawFn) -> Criterion:
    """Any criterion, some with a cap that takes many bits."""
    part = draw(criteria(TYPES, TEXTS | st.just("")))
    if "cap" in part and draw(st.booleans()):
        part["cap"] = 1_000
    return Criterion.model_validate({"name": "x", **part})


ANY_CRITERIA = st.lists(any_criterion(), max_size=9, unique=True).map(
    lambda found: tuple(
        one.model_copy(update={"name": f"criterion_{place}"}) for place, one in enumerate(found)
    )
)
ANY_FILTERS = st.builds(
    Filters,
    st.just(1),
    created_from=DAYS,
    created_to=DAYS,
    products=CHOSEN,
    sources=CHOSEN,
    owners=st.sampled_from([(), ("",), ("Ann",)]),
    as_of=st.none() | st.sampled_from([AS_OF, date(2026, 6, 1)]),
)


@dataclass(frozen=True)
class Case:
    """One example: the leads, how they are counted, and what is asked of them."""

    leads: list[Lead]
    as_of: date | None
    maturity_days: int | None
    asked: tuple[tuple[Filters, tuple[Criterion, ...]], ...]


CASES = st.builds(
    Case,
    any_leads,
    st.sampled_from([AS_OF, AS_OF, None]),
    st.none() | st.integers(0, 70),
    st.lists(st.tuples(ANY_FILTERS, ANY_CRITERIA), min_size=1, max_size=3).map(
        # The same criteria under other filters, too: what is kept has to serve both.
        lambda found: (*found, *((Filters(1), asked) for _, asked in found))
    ),
)


def counted(patterns: Patterns) -> Counter[tuple[object, ...]]:
    """How many leads there are of each pattern; values are None where unknown."""
    found: Counter[tuple[object, ...]] = Counter()
    for place, count in enumerate(patterns.leads.tolist()):
        values = [
            None if unknown else value
            for value, unknown in zip(
                patterns.values[place].tolist(), patterns.unknown[place].tolist(), strict=True
            )
        ]
        flags = (patterns.hand_raise[place], patterns.won[place], patterns.rated[place])
        source = patterns.sources[int(patterns.source[place])]
        found[(*values, *map(bool, flags), source)] += count
    return found


def counted_by_sql(
    store: Store, filters: Filters, asked: tuple[Criterion, ...]
) -> Counter[tuple[object, ...]]:
    """The same by a plain GROUP BY over the leads, without a code in it."""
    filled = filled_fields(store, filters.dataset_id)
    awake = tuple(one for one in asked if why_sleeping(one, filled) is None)
    values = "".join(f"value_{place}, " for place in range(1, len(awake) + 1))
    query = over_valued(
        store,
        filters,
        awake,
        f"""select {values} coalesce(wants_contact, false), is_won,
        coalesce(matured, false) or not $dated, coalesce(source, ''), count(*)
        from valued group by all""",
    )
    found: Counter[tuple[object, ...]] = Counter()
    named = named_sources(store, filters.dataset_id)
    for *pattern, source, count in store.rows(query.text, query.parameters):
        found[(*pattern, source if source in named else OTHER_SOURCES)] += count
    return found


def named_sources(store: Store, dataset_id: int) -> list[str]:
    """No source, and the twelve largest of the data set, the first in order where equally large."""
    sizes = Counter(
        source
        for (source,) in store.rows(
            "select source from lead where dataset_id = $id and source is not null",
            {"id": dataset_id},
        )
    )
    return ["", *sorted(sizes, key=lambda source: (-sizes[source], source))[:12]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("any"))
    yield store
    store.close()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(CASES)
def test_kept_or_not_patterns_count_what_sql_counts(store: Store, case: Case) -> None:
    clear(store)
    with store.transaction() as cursor:
        dataset_id = write(cursor, case.leads)
        cursor.execute(
            "update dataset set as_of = ?, maturity_days_set = ?", [case.as_of, case.maturity_days]
        )
    for filters, asked in case.asked:
        on_these = replace(filters, dataset_id=dataset_id)
        expected = counted_by_sql(store, on_these, asked)
        kept = collapse(store, on_these, asked, keep_from=0)
        at_once = collapse(store, on_these, asked, keep_from=NEVER)
        assert counted(kept) == counted(at_once) == expected
        assert len(kept.leads) == len(expected)
        for name in ("criteria", "sources"):
            assert getattr(kept, name) == getattr(at_once, name)
        for name in ("values", "unknown", "hand_raise", "won", "rated", "source", "leads"):
            assert np.array_equal(getattr(kept, name), getattr(at_once, name))


def test_values_take_no_more_bytes_than_the_largest_needs(fresh_store: Store) -> None:
    """126 and an "unknown" fit into a byte, 1,000 into two, hundredths of 1,000 into four."""
    leads(fresh_store, "lead_id | visits | created_at\n1 | 5000 | 2026-01-01\n2 | | 2026-01-01")
    of_visits = {"group": "behaviour", "field": "visits", "test": "count", "label": "x"}
    for more, size, values in (
        ({"cap": 126}, 1, {0, 126}),
        ({"cap": 1_000}, 2, {0, 1_000}),
        ({"cap": 1_000, "decay": 1, "since": "created_at"}, 4, {0, 100_000}),
    ):
        criterion = Criterion.model_validate({"name": "v", **of_visits, **more})
        patterns = collapse(fresh_store, all_of(fresh_store), (criterion,))
        assert patterns.values.itemsize == size
        assert set(patterns.values.ravel().tolist()) == values
        assert patterns.values.flags.f_contiguous


@pytest.mark.parametrize("keep_from", [0, NEVER])
def test_all_sources_but_the_twelve_largest_are_one(fresh_store: Store, keep_from: int) -> None:
    """S01 has 1 lead, S02 has 2, … S14 has 14, and 3 have none: S01 and S02 are the others."""
    rows = [f"S{number:02}" for number in range(1, 15) for _ in range(number)] + [""] * 3
    table = "\n".join(f"{place} | {source}" for place, source in enumerate(rows))
    leads(fresh_store, f"lead_id | source\n{table}")
    patterns = collapse(fresh_store, all_of(fresh_store), (), keep_from=keep_from)
    assert dict(
        zip(patterns.sources, patterns.leads[np.argsort(patterns.source)].tolist(), strict=True)
    ) == {
        "": 3,
        OTHER_SOURCES: 3,
        **{f"S{number:02}": number for number in range(3, 15)},
    }
    small = collapse(
        fresh_store, replace(all_of(fresh_store), sources=("S02",)), (), keep_from=keep_from
    )
    assert (small.sources, small.leads.tolist()) == ((OTHER_SOURCES,), [2])


def test_no_file_can_bring_the_name_of_the_other_sources(fresh_store: Store) -> None:
    leads(fresh_store, f"lead_id | source\n1 | {OTHER_SOURCES}")
    patterns = collapse(fresh_store, all_of(fresh_store), ())
    assert patterns.sources == (OTHER_SOURCES.strip(),)
