"""An import that is cancelled leaves nothing behind."""

from threading import Timer

import pytest

from leadpact.errors import ImportCancelledError, LeadpactError
from leadpact.ingest.cancel import Cancel
from leadpact.ingest.load import Request, import_file
from leadpact.store.database import Store, run
from tests.stores import TODAY, Choice, everything, leads

STEPS = ("Reading", "Taking in", "Checking", "Comparing", "Working out", "Keeping")


def files_of(store: Store) -> set[str]:
    return {path.name for path in store.settings.home.rglob("*") if path.suffix != ".wal"}


@pytest.mark.parametrize("step", STEPS)
def test_a_cancel_at_any_step_leaves_nothing_behind(fresh_store: Store, step: str) -> None:
    leads(fresh_store, "lead_id | Own\n1 | x")
    path = fresh_store.settings.home / "new.csv"
    path.write_text("lead_id,Own,More\n1,y,\n2,,z\n")
    before, files = everything(fresh_store), files_of(fresh_store)
    cancel = Cancel()

    def tell(_share: float, words: str) -> None:
        if words.startswith(step):
            cancel.ask()

    request = Request(path, "new.csv", "data", TODAY)
    with pytest.raises(ImportCancelledError, match="nothing of it was kept"):
        import_file(fresh_store, request, Choice().of, tell, cancel)
    assert everything(fresh_store) == before
    assert files_of(fresh_store) == files
    assert import_file(fresh_store, request, Choice().of).new == 1


def test_a_cancel_interrupts_the_statement_that_runs(fresh_store: Store) -> None:
    """The statement would run for years."""
    cancel = Cancel()
    Timer(0.2, cancel.ask).start()
    with (
        pytest.raises(ImportCancelledError),
        fresh_store.transaction() as cursor,
        cancel.stops(cursor),
    ):
        run(cursor, "select count(*) from range(10000000000) a, range(1000000000) b")
    assert cancel.asked
    assert leads(fresh_store, "lead_id\n1").new == 1


def test_a_failure_that_nobody_asked_for_stays_what_it_is(fresh_store: Store) -> None:
    with (
        pytest.raises(LeadpactError, match="no_such_table") as caught,
        fresh_store.transaction() as cursor,
        Cancel().stops(cursor),
    ):
        run(cursor, "select * from no_such_table")
    assert not isinstance(caught.value, ImportCancelledError)


def test_progress_says_how_many_rows(fresh_store: Store) -> None:
    path = fresh_store.settings.home / "new.csv"
    path.write_text("lead_id\n" + "".join(f"{n}\n" for n in range(1234)))
    told: list[str] = []
    request = Request(path, "new.csv", "data", TODAY)
    import_file(fresh_store, request, Choice().of, lambda _, words: told.append(words))
    assert "Checking every cell of 1,234 rows" in told
