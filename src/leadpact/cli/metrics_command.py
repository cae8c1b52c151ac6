"""`leadpact metrics`: the figures of the glossary."""

from datetime import datetime
from typing import Annotated

import typer

from leadpact.cli.shared import DataSetOption, DefinitionOption, chosen_model, opened_store
from leadpact.cli.streams import aligned, print_json, print_text, say, wrong_usage


def metrics(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="The figures; else all of them.")
    ] = None,
    dataset: DataSetOption = None,
    definition: DefinitionOption = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="Count at this date, such as 2026-06-30, without keeping it.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object: figure name to figure.")
    ] = False,
) -> None:
    """Print the figures of a data set, each with its counts and 95 % interval."""
    from leadpact.cli.figures import as_object, as_rows
    from leadpact.domain.figures import FIGURES
    from leadpact.domain.filters import Filters
    from leadpact.metrics.all_figures import find_figure, value_of
    from leadpact.store.datasets import data_set_named

    with wrong_usage():
        figures = [find_figure(name) for name in names] if names else list(FIGURES)
    with opened_store() as store:
        data_set = data_set_named(store, dataset)
        model = chosen_model(store, data_set.dataset_id, definition)
        filters = Filters(data_set.dataset_id, as_of=as_of.date() if as_of else None)
        values = {figure: value_of(store, figure, filters, model) for figure in figures}
    if as_json:
        print_json({figure.name: as_object(figure, value) for figure, value in values.items()})
        return
    made_up = ", sample data, made up" if data_set.is_sample else ""
    as_of_words = filters.as_of or data_set.as_of or "no date in the data"
    say(f"Data set '{data_set.name}'{made_up}, as of {as_of_words}, graded by '{model.name}'.")
    print_text(aligned([row for figure, value in values.items() for row in as_rows(figure, value)]))
