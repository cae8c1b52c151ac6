"""`leadpact import`: files become leads, and every row is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from leadpact.cli.shared import opened_store, today
from leadpact.cli.streams import Progress, print_json, print_text, progress_bar, wrong_usage
from leadpact.domain.fields import Kind

if TYPE_CHECKING:
    from leadpact.cli.import_plan import Plan
    from leadpact.cli.import_report import Imported
    from leadpact.ingest.columns.proposed import Said
    from leadpact.ingest.load import Request
    from leadpact.ingest.map import Mapping
    from leadpact.ingest.reading import Reading
    from leadpact.ingest.table import Table
    from leadpact.store.database import Store


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="The files.")],
    kind: Annotated[
        Kind | None, typer.Option(help="What the files hold; else their headers tell.")
    ] = None,
    dataset: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The data set; else the first file's name for leads, and the newest of your own "
            "for all else.",
        ),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="Which column feeds a field, such as 'source=Lead Source'; an empty column: none. "
            "May be repeated.",
        ),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD:TEXT=VALUE",
            help="What a text in the file means, such as 'outcome:Signed=won'. May be repeated.",
        ),
    ] = None,
    dates: Annotated[
        Literal["day-first", "month-first"] | None, typer.Option(help="How to read 03/04/2024.")
    ] = None,
    decimals: Annotated[
        Literal["point", "comma"] | None, typer.Option(help="Which mark starts the decimals.")
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The sheet of a workbook, or the file in an archive."),
    ] = None,
    delimiter: Annotated[
        str | None,
        typer.Option(
            metavar="CHARACTER",
            help="What stands between the cells of a text file; 'tab' for a tab, 'none' for a "
            "file of one column.",
        ),
    ] = None,
    header: Annotated[
        bool | None,
        typer.Option("--header/--no-header", help="Whether the first record names the columns."),
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who imports, for the record.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Report what would happen, and keep nothing.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the report as one JSON object.")
    ] = False,
) -> None:
    """Import files of leads, outcomes, activities or stage history.

    Each file goes in whole or not at all. The same lead again means update. The options hold for
    every file named.
    """
    from leadpact.cli.import_plan import plan_import
    from leadpact.cli.import_report import report_object, report_text
    from leadpact.ingest.reading import Reading

    said = _said(map_ or (), value or (), dates, decimals)
    reading = Reading(sheet, delimiter, header)
    imported: list[Imported] = []
    try:
        with opened_store() as store, progress_bar() as progress:
            plan = plan_import(store, files, kind, dataset, reading)
            requests = _requests(plan, reading, by, dry_run=dry_run)
            imported.extend(_imports(store, requests, said, progress))
    finally:
        # What went in before a broken file stays in, so it is reported before the error.
        if imported and as_json:
            print_json(report_object(imported, dry_run=dry_run))
        elif imported:
            print_text(report_text(imported, dry_run=dry_run))


def _said(
    maps: Sequence[str], values: Sequence[str], dates: str | None, decimals: str | None
) -> Said:
    from leadpact.ingest.columns.proposed import Said
    from leadpact.ingest.map import (
        DateOrder,
        DecimalMark,
        parse_map_option,
        parse_value_option,
    )

    with wrong_usage():
        return Said(
            tuple(parse_map_option(text) for text in maps),
            tuple(parse_value_option(text) for text in values),
            DateOrder(dates) if dates else None,
            DecimalMark(decimals) if decimals else None,
        )


def _requests(
    plan: Plan, reading: Reading, by: str, *, dry_run: bool
) -> tuple[tuple[Kind, Request], ...]:
    from leadpact.ingest.content import shown
    from leadpact.ingest.load import Request

    day = today()
    return tuple(
        (
            kind,
            Request(path, shown(path), plan.data_set, day, dry_run=dry_run, by=by, reading=reading),
        )
        for kind, path in plan.files
    )


def _imports(
    store: Store, requests: Sequence[tuple[Kind, Request]], said: Said, progress: Progress
) -> Iterator[Imported]:
    from leadpact.ingest.load_files import part_of

    for place, (kind, request) in enumerate(requests):
        yield _import(store, request, kind, said, part_of(progress, place, len(requests)))


def _import(store: Store, request: Request, kind: Kind, said: Said, progress: Progress) -> Imported:
    from leadpact.cli.import_report import Imported
    from leadpact.ingest.columns.proposed import mapping_of, proposed_for
    from leadpact.ingest.load import import_file

    chosen: list[tuple[Mapping, Table]] = []

    def choose(table: Table) -> Mapping:
        proposed = proposed_for(store, kind, table, said)
        with wrong_usage():
            mapping = mapping_of(proposed, said)
        chosen.append((mapping, table))
        return mapping

    report = import_file(store, request, choose, progress)
    mapping, table = chosen[0]
    return Imported(report, mapping, table.columns, table.sheets)
