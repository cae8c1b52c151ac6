"""`leadpact serve`: the app in the browser, with the sample where there is no data yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from leadpact.cli.shared import opened_store, today
from leadpact.cli.streams import Progress, progress_bar, say
from leadpact.domain.fields import Kind
from leadpact.errors import FileError

if TYPE_CHECKING:
    from leadpact.store.database import Store

SAMPLE = "sample"
SAMPLE_FILES = {
    Kind.LEADS: "leads.csv",
    Kind.ACTIVITIES: "activities.csv",
    Kind.STAGE_HISTORY: "stage_history.csv",
}


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
    host: Annotated[
        str, typer.Option(help="The address to listen on; 127.0.0.1 answers this machine alone.")
    ] = "127.0.0.1",
) -> None:
    """Start the app for the browser; an empty store gets the sample, clearly labelled."""
    import leadpact
    from leadpact.ui.server import run_server

    root = Path(leadpact.__file__).parents[2]
    app = root / "app.py"
    if not app.is_file():
        raise FileError(
            f"the app is not here: there is no {app}",
            "Run Leadpact from its source folder, where `make run` starts it.",
        )
    with opened_store() as store:
        lacking = sample_kinds_lacking(store)
        if lacking:
            say("There is no data yet: loading the sample, which is made up.")
            with progress_bar() as progress:
                load_sample(store, root / "data", lacking, today(), progress)
    run_server(app, port, host)


def sample_kinds_lacking(store: Store) -> tuple[Kind, ...]:
    """The kinds of the sample's files to load: none once there is data of one's own.

    A start that was broken off leaves the sample with some of its files.
    """
    from leadpact.store.datasets import list_data_sets
    from leadpact.store.uploads import list_uploads

    data_sets = list_data_sets(store)
    if any(not data_set.is_sample for data_set in data_sets):
        return ()
    there = {
        upload.kind for data_set in data_sets for upload in list_uploads(store, data_set.dataset_id)
    }
    return tuple(kind for kind in SAMPLE_FILES if kind not in there)


def load_sample(
    store: Store, folder: Path, kinds: Sequence[Kind], today: date, progress: Progress
) -> None:
    """Import the sample's files of these kinds from the folder, or from anew where it lacks one."""
    from leadpact.ingest.load_files import load_files

    if not all((folder / SAMPLE_FILES[kind]).is_file() for kind in kinds):
        from leadpact.sample import write_sample

        with TemporaryDirectory(prefix="sample-") as written:
            write_sample(Path(written))
            load_sample(store, Path(written), kinds, today, progress)
        return
    files = [(kind, folder / SAMPLE_FILES[kind]) for kind in kinds]
    load_files(store, files, SAMPLE, today, progress, is_sample=True)
