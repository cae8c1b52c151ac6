"""The store is migrated, shut in, safe with threads, and owned by one process."""

import os
import re
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from leadpact.config import Settings
from leadpact.domain.people import Role
from leadpact.errors import DataSetError, StoreBusyError, StoreError
from leadpact.store.database import Cursor, Store, open_store, sql_file
from leadpact.store.datasets import find_or_create
from leadpact.store.people import join
from tests.stores import everything, leads, store_in


def test_migrations_run_once_and_keep_what_is_there(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    leads(store, "lead_id | source\n1 | Google")
    before = everything(store)
    store.close()
    again = store_in(tmp_path)
    assert everything(again) == before
    numbers = [row[0] for row in again.rows("select number from migration order by number")]
    assert numbers == list(range(1, len(numbers) + 1))
    again.close()


def test_a_broken_migration_is_not_kept_half(fresh_store: Store) -> None:
    with pytest.raises(StoreError), fresh_store.transaction() as cursor:
        cursor.execute("create table half (x integer); select nonsense")
    assert "half" not in everything(fresh_store)


@pytest.mark.parametrize("threads", [1, 3])
def test_a_store_takes_no_more_cores_than_it_may(tmp_path: Path, threads: int) -> None:
    store = open_store(Settings(home=tmp_path, threads=threads))
    assert store.rows("select current_setting('threads')") == [(threads,)]
    store.close()


SECRETS = Path("/etc/passwd")


@pytest.mark.parametrize(
    "sql",
    [
        f"select * from read_csv('{SECRETS}')",
        f"select * from read_text('{SECRETS}')",
        f"select * from '{SECRETS}'",
        "copy (select 1) to '/tmp/leadpact-must-not-write.csv'",
        "attach '/tmp/leadpact-must-not-attach.duckdb'",
        "install httpfs",
        "load httpfs",
        "select * from read_csv('https://example.org/a.csv')",
    ],
)
def test_sql_reaches_no_file_outside_the_home_folder(fresh_store: Store, sql: str) -> None:
    with pytest.raises(StoreError, match="the store refused a query"):
        fresh_store.rows(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "set allowed_directories = ['/']",
        "set lock_configuration = false",
        "reset memory_limit",
    ],
)
def test_settings_are_locked(fresh_store: Store, sql: str) -> None:
    with pytest.raises(StoreError, match="lock"):
        fresh_store.rows(sql)


def test_a_home_folder_with_quotes_and_spaces_is_no_way_out(tmp_path: Path) -> None:
    home = tmp_path / "it's [a] home*"
    store = store_in(home)
    report = leads(store, "lead_id | source\n1 | Google")
    assert report.new == 1
    store.close()


def test_a_second_process_is_told_who_has_the_store(fresh_store: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from leadpact.config import Settings;"
        "from leadpact.store.database import open_store; from leadpact.errors import *\n"
        "try: open_store(Settings(home=Path(sys.argv[1])))\n"
        "except StoreBusyError as error: print(error.message, error.hint, sep='|')"
    )
    home = str(fresh_store.settings.home)
    done = subprocess.run(
        [sys.executable, "-c", code, home], capture_output=True, text=True, check=True
    )
    message, hint = done.stdout.strip().split("|")
    assert f"is open in process {os.getpid()}" in message
    assert "LEADPACT_HOME" in hint


def test_a_busy_store_is_a_store_error() -> None:
    assert issubclass(StoreBusyError, StoreError)


def test_a_file_that_is_no_store_is_a_named_error(tmp_path: Path) -> None:
    (tmp_path / "leadpact.duckdb").write_text("these are not the bytes of a database " * 500)
    with pytest.raises(StoreError, match="cannot be opened"):
        store_in(tmp_path)


def test_a_home_that_is_a_file_is_a_named_error(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(Settings(home=tmp_path / "home"))


def fail_after_writing(cursor: Cursor) -> None:
    find_or_create(cursor, "x", is_sample=False)
    raise DataSetError("it broke", "")


def test_a_transaction_that_fails_keeps_nothing(fresh_store: Store) -> None:
    before = everything(fresh_store)
    with pytest.raises(DataSetError), fresh_store.transaction() as cursor:
        fail_after_writing(cursor)
    assert everything(fresh_store) == before


def test_parameters_that_the_sql_does_not_name_are_left_out(fresh_store: Store) -> None:
    assert fresh_store.rows("select $a", {"a": 1, "b": 2}) == [(1,)]
    assert fresh_store.columns_and_rows("select $a as x", {"a": "y", "z": 0}) == (("x",), [("y",)])


def test_eight_threads_get_right_answers(sample_store: Store) -> None:
    """Each asks 40 times for the leads of one source of the sample, by its README."""
    expected = {"DataBarn list": 1309, "Partner": 189, "Own event": 190, "Google Ads": 627}
    wrong: list[object] = []

    def ask(number: int) -> None:
        for turn in range(40):
            source = list(expected)[(number + turn) % 4]
            sql = "select count(*) from lead where source = $source"
            try:
                found = sample_store.rows(sql, {"source": source})[0][0]
            except StoreError as error:
                found = error.message
            if found != expected[source]:
                wrong.append((source, found))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_question_that_does_not_exist_has_no_file() -> None:
    with pytest.raises(FileNotFoundError):
        sql_file("no_such_question")


def test_migrations_are_numbered_without_a_gap() -> None:
    names = sorted(entry.name for entry in files("leadpact.store").joinpath("migrations").iterdir())
    numbers = [int(name[:4]) for name in names if re.fullmatch(r"\d{4}_\w+\.sql", name)]
    assert numbers == list(range(1, len(names) + 1))


def test_times_are_kept_in_utc_wherever_the_server_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tokyo is nine hours ahead of UTC."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        store = store_in(tmp_path)
        join(store, "Aiko", Role.VIEWER)
        [(joined_at,)] = store.rows("select joined_at from person")
        store.close()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert abs(datetime.now(UTC).replace(tzinfo=None) - joined_at) < timedelta(hours=1)
