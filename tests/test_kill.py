"""An import that is killed is in the store whole, or not at all."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from leadpact.config import Settings
from leadpact.store.database import open_store
from leadpact.store.datasets import list_data_sets
from leadpact.store.uploads import list_uploads
from tests.stores import leads

LEADS = 20_000
KILLS = 10


def start(home: Path, file: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", "from leadpact.cli import main; main()", "import", str(file)],
        env={**os.environ, "LEADPACT_HOME": str(home), "LEADPACT_MEMORY": "1GB"},
        stdout=subprocess.DEVNULL,
    )


def leads_after(home: Path) -> int:
    """How many leads the store holds, after finding that all its tables agree on it."""
    store = open_store(Settings(home=home, memory_limit="1GB"))
    try:
        data_sets = list_data_sets(store)
        uploads = [upload for one in data_sets for upload in list_uploads(store, one.dataset_id)]
        found = sum(one.leads for one in data_sets)
        [(given,)] = store.rows("select count(*) from lead_given")
        [(audited,)] = store.rows("select count(*) from audit")
        assert given == found == sum(upload.new for upload in uploads)
        assert audited == len(uploads) == len(data_sets)
        assert leads(store, "lead_id | source\nnext | Web", data_set="next").new == 1
        return found
    finally:
        store.close()


def wait_until_it_began(process: "subprocess.Popen[bytes]", home: Path) -> float:
    """When the import had made its store, give or take a few milliseconds."""
    while process.poll() is None and not (home / "leadpact.duckdb").exists():
        time.sleep(0.005)
    return time.monotonic()


def test_an_import_killed_ten_times_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    """The kills are spread over the time that one whole import took, from making its store on."""
    file = tmp_path / "leads.csv"
    rows = (f"{n},Source {n % 9},2026-01-{n % 28 + 1:02},{n % 40}" for n in range(LEADS))
    file.write_text("\n".join(["lead_id,source,created_at,visits", *rows]), encoding="utf-8")
    with start(tmp_path / "whole", file) as process:
        began = wait_until_it_began(process, tmp_path / "whole")
        assert process.wait() == 0
    took = time.monotonic() - began
    assert leads_after(tmp_path / "whole") == LEADS
    struck = 0
    for kill in range(KILLS):
        home = tmp_path / f"killed-{kill}"
        with start(home, file) as process:
            wait_until_it_began(process, home)
            with suppress(subprocess.TimeoutExpired):
                process.wait(took * (kill + 0.5) / KILLS)
            process.kill()
        struck += process.returncode == -signal.SIGKILL
        assert leads_after(home) in (0, LEADS)
    assert struck
