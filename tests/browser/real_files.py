"""The real files of ../shared/data in a store, before its server starts."""

import subprocess
from pathlib import Path

from tests.browser.server import environment, leadpact
from tests.real_files import SHARED

MAPPINGS = {
    "x_education": ("lead_id=Prospect ID", "source=Lead Source", "outcome=Converted"),
    "bank_full": ("prior_cycles=previous", "source=contact", "outcome=term deposit"),
}


def import_real(home: Path, data_set: str) -> None:
    """Import a real file into the store before its server starts."""
    said = [part for mapping in MAPPINGS[data_set] for part in ("--map", mapping)]
    subprocess.run(
        [leadpact(), "import", SHARED / f"{data_set}.csv", "--dataset", data_set, *said],
        check=True,
        env=environment(home),
        stdout=subprocess.DEVNULL,
    )
