"""`leadpact score`: every lead with its score and grade."""

from pathlib import Path
from typing import Annotated

import typer

from leadpact.cli.shared import DataSetOption, DefinitionOption, chosen_model, opened_store
from leadpact.cli.streams import say
from leadpact.errors import FileError


def score(
    dataset: DataSetOption = None,
    definition: DefinitionOption = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is here.")
    ] = "-",
) -> None:
    """Write the leads with score and grade as CSV, the best first.

    No cell can be taken for a formula by a spreadsheet.
    """
    from leadpact.domain.filters import Filters
    from leadpact.export.tables import csv_bytes, csv_text
    from leadpact.store.datasets import data_set_named
    from leadpact.store.questions import graded_leads

    with opened_store() as store:
        data_set = data_set_named(store, dataset)
        model = chosen_model(store, data_set.dataset_id, definition)
        query = graded_leads(store, Filters(data_set.dataset_id), model)
        columns, rows = store.columns_and_rows(query.text, query.parameters)
    if output == "-":
        typer.echo(csv_text(columns, rows).encode(), nl=False)
        return
    _write(Path(output), csv_bytes(columns, rows))
    say(f"{len(rows):,} leads of '{data_set.name}', graded by '{model.name}', are in {output}.")


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FileError(
            f"{path} cannot be written: {error.strerror}", "Name another file after -o."
        ) from error
