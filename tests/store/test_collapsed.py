"""Packed leads are kept whole, once, for as long as the leads are the same."""

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadpact.config import Settings
from leadpact.domain.criteria import Criterion
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.store.collapsed import PackedPatterns, packed_patterns
from leadpact.store.database import Row, Store, open_store
from leadpact.store.datasets import set_as_of, set_maturity_days
from leadpact.store.packing import Digit, code_sql, codes_of, digits_of
from leadpact.store.proposals import keep_proposal
from leadpact.store.source_interests import set_interest
from tests.stores import all_of, leads, store_in

VISITS = Criterion.model_validate(
    {"name": "v", "label": "V", "group": "behaviour", "field": "visits", "test": "count", "cap": 3}
)
RECENT = Criterion.model_validate(
    {
        "name": "r",
        "label": "R",
        "group": "intent",
        "field": "last_activity_at",
        "test": "within days",
        "days": 7,
    }
)
FADING = VISITS.model_copy(update={"decay": 10, "since": "last_activity_at"})
FOUR = """
lead_id | created_at | visits | last_activity_at | source | outcome
1       | 2026-01-01 | 1      | 2026-02-01       | Google | won
2       | 2026-01-15 | 9      | 2026-05-01       | Chat   | open
3       | 2026-03-01 |        |                  |        | open
4       | 2026-03-01 | 1      | 2026-06-01       | Google | won
"""


def unheard(_share: float) -> None:
    """Nobody waits."""


def packed(store: Store, filters: Filters, *criteria: Criterion) -> PackedPatterns:
    return packed_patterns(store, filters, criteria, unheard, keep_from=0)


def kept(store: Store) -> list[Row]:
    return store.rows("select dataset_id, number from collapsed order by number")


def tables(store: Store) -> list[str]:
    sql = "select table_name from duckdb_tables() where table_name like 'collapsed_%' order by 1"
    return [row[0] for row in store.rows(sql)]


@pytest.fixture
def four(fresh_store: Store) -> Store:
    leads(fresh_store, FOUR)
    return fresh_store


def test_what_is_packed_once_serves_every_filter_and_every_age_of_maturity(four: Store) -> None:
    """Two wins, both from Google; of January are leads 1 and 2, and Chat has only lead 2."""
    filters = all_of(four)
    assert packed(four, filters, VISITS).leads.sum() == 4
    january = replace(filters, created_to=date(2026, 1, 31))
    assert packed(four, january, VISITS).leads.sum() == 2
    assert packed(four, replace(filters, sources=("Chat",)), VISITS).leads.sum() == 1
    set_maturity_days(four, filters.dataset_id, 10_000)
    assert not packed(four, filters, VISITS).rated.any()
    set_maturity_days(four, filters.dataset_id, 0)
    assert packed(four, filters, VISITS).rated.all()
    assert len(kept(four)) == 1


def test_a_store_that_is_opened_again_has_it_still(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    leads(store, FOUR)
    before = packed(store, all_of(store), VISITS)
    store.close()
    store = store_in(tmp_path)
    shares: list[float] = []
    after = packed_patterns(store, all_of(store), (VISITS,), shares.append, keep_from=0)
    assert shares == []
    assert [code.tolist() for code in after.codes] == [code.tolist() for code in before.codes]
    store.close()


def test_other_leads_are_packed_anew_and_the_old_ones_go(four: Store) -> None:
    filters = all_of(four)
    packed(four, filters, VISITS)
    [(_, first)] = kept(four)
    leads(four, "lead_id | visits\n5 | 2")
    assert packed(four, filters, VISITS).leads.sum() == 5
    [(_, second)] = kept(four)
    assert second != first
    assert tables(four) == [f"collapsed_{second}", f"collapsed_{second}_word"]


def test_another_word_for_a_source_is_another_version_and_a_proposal_is_not(four: Store) -> None:
    filters = all_of(four)
    packed(four, filters, VISITS)
    before = kept(four)
    keep_proposal(four, filters.dataset_id, default_model())
    packed(four, filters, VISITS)
    assert kept(four) == before
    with four.transaction() as cursor:
        set_interest(cursor, filters.dataset_id, "Google", "passive")
    packed(four, filters, VISITS)
    assert kept(four) != before


def test_other_criteria_are_packed_beside_the_first(four: Store) -> None:
    filters = all_of(four)
    packed(four, filters, VISITS)
    packed(four, filters, VISITS.model_copy(update={"cap": 2}))
    packed(four, filters, VISITS.model_copy(update={"label": "Another name for the same"}))
    assert len(kept(four)) == 2


def test_no_more_than_the_last_four_are_kept(four: Store) -> None:
    filters = all_of(four)
    for cap in range(1, 7):
        packed(four, filters, VISITS.model_copy(update={"cap": cap}))
    assert [number for _, number in kept(four)] == [3, 4, 5, 6]
    assert len(tables(four)) == 8


def test_the_other_data_sets_keep_theirs(four: Store) -> None:
    first = all_of(four)
    packed(four, first, VISITS)
    leads(four, FOUR, data_set="another")
    packed(four, all_of(four), VISITS)
    assert sorted(dataset_id for dataset_id, _ in kept(four)) == [1, 2]


@pytest.mark.parametrize(("criterion", "times"), [(VISITS, 1), (RECENT, 2), (FADING, 2)])
def test_the_as_of_date_matters_where_a_criterion_looks_at_it(
    four: Store, criterion: Criterion, times: int
) -> None:
    filters = all_of(four)
    packed(four, filters, criterion)
    set_as_of(four, filters.dataset_id, date(2026, 2, 3))
    packed(four, filters, criterion)
    assert len(kept(four)) == times


def test_few_leads_are_packed_anew_each_time(four: Store) -> None:
    packed_patterns(four, all_of(four), (VISITS,), unheard, keep_from=5)
    assert kept(four) == []


def test_progress_rises_to_the_end(four: Store) -> None:
    shares: list[float] = []
    packed_patterns(four, all_of(four), (VISITS,), shares.append, keep_from=0)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


class BrokenOffError(Exception):
    """What a test stops a collapse with."""


def break_off(share: float) -> None:
    if share > 0.5:
        raise BrokenOffError


def test_one_that_is_broken_off_leaves_nothing(four: Store) -> None:
    with pytest.raises(BrokenOffError):
        packed_patterns(four, all_of(four), (VISITS,), break_off, keep_from=0)
    assert (kept(four), tables(four)) == ([], [])
    assert packed(four, all_of(four), VISITS).leads.sum() == 4


KILLED = """
import os, signal, sys
from pathlib import Path
from leadpact.config import Settings
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.store.collapsed import packed_patterns
from leadpact.store.database import open_store
store = open_store(Settings(home=Path(sys.argv[1])))
kill = lambda share: share > 0.5 and os.kill(os.getpid(), signal.SIGKILL)
packed_patterns(store, Filters(1), default_model().criteria, kill, keep_from=0)
"""


def test_one_that_is_killed_leaves_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    leads(store, FOUR)
    store.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    store = open_store(Settings(home=tmp_path))
    assert (kept(store), tables(store)) == ([], [])
    store.close()


def test_it_waits_for_no_import(four: Store) -> None:
    """An import holds the writing lock; the collapse sees the leads from before it."""
    with four.transaction() as cursor:
        cursor.execute("delete from lead where lead_id = '1'")
        cursor.execute("insert into audit (happened_at, what, dataset_id) values (now(), 'x', 1)")
        found: list[PackedPatterns] = []
        thread = threading.Thread(target=lambda: found.append(packed(four, all_of(four), VISITS)))
        thread.start()
        thread.join(60)
        assert found[0].leads.sum() == 4
    assert packed(four, all_of(four), VISITS).leads.sum() == 3


def test_eight_who_want_the_same_at_once_get_the_same(four: Store) -> None:
    found: list[int] = []

    def want() -> None:
        found.append(int(packed(four, all_of(four), VISITS).leads.sum()))

    threads = [threading.Thread(target=want) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 8
    assert len(kept(four)) == 1


def test_one_may_read_what_another_lets_go(four: Store) -> None:
    """A reader that has begun goes on in the store as it was at its first statement."""
    packed(four, all_of(four), VISITS)
    [(_, number)] = kept(four)
    with four.beside() as reader:
        reader.execute("select count(*) from collapsed").fetchall()
        leads(four, "lead_id | visits\n5 | 2")
        packed(four, all_of(four), VISITS)
        assert f"collapsed_{number}" not in tables(four)
        assert reader.execute(f"select count(*) from collapsed_{number}").fetchall() == [(4,)]


def test_digits_beyond_64_bits_start_a_second_code() -> None:
    """Radix 1,002 each: six of them fit below 2**61 with a bit over, with 56 for the rest only 5.

    1,002 ** 6 is about 1.01e18 and 2 ** 61 about 2.3e18.
    """
    wide = [Digit(f"value_{place}", "0", 1_002) for place in range(13)]
    assert [len(code) for code in codes_of(wide)] == [6, 6, 1]
    thirteen = [VISITS.model_copy(update={"cap": 1_000})] * 13
    assert [len(code) for code in codes_of(digits_of(thirteen))] == [3 + 5, 6, 2]


def test_a_code_is_the_digits_by_their_weights(fresh_store: Store) -> None:
    """Digits 1 of 2, 4 of 5 and 2 of 3 are 1 + 4 x 2 + 2 x 10 = 29."""
    code = (Digit("a", "1", 2), Digit("b", "4", 5), Digit("c", "2", 3))
    assert fresh_store.rows(f"select {code_sql(code)}") == [(29,)]
