"""`leadpact import`: files become leads, and every row is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from leadpact.cli.shared import opened_store, today
from leadpact.cli.streams import Progress, print_json, print_text, progress_bar, wrong_usage
from leadpact.domain.fields import Kind

if TYPE_CHECKING:
    from leadpact.cli.import_plan import Plan
    from leadpact.cli.import_report import Imported
    from leadpact.ingest.load import Request
    from leadpact.ingest.map import DateOrder, DecimalMark, Mapping
    from leadpact.ingest.table import Table
    from leadpact.ingest.values import ValueMeaning
    from leadpact.store.database import Store


@dataclass(frozen=True)
class _Said:
    """What the options say of every file."""

    fields: tuple[tuple[str, str], ...]
    values: tuple[ValueMeaning, ...]
    dates: DateOrder | None
    decimals: DecimalMark | None

    def mapping(self, kind: Kind, columns: Sequence[str]) -> Mapping:
        """The mapping of a file with these columns; one that was said wrongly ends the command."""
        from leadpact.ingest.map import mapping_from, propose_columns

        proposals = propose_columns(kind, columns)
        with wrong_usage():
            mapping = mapping_from(kind, proposals, self.fields, self.values)
        return replace(mapping, date_order=self.dates, decimal_mark=self.decimals)


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="CSV or XLSX files.")],
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

    said = _said(map_ or (), value or (), dates, decimals)
    imported: list[Imported] = []
    try:
        with opened_store() as store, progress_bar() as progress:
            plan = plan_import(store, files, kind, dataset)
            imported.extend(_imports(store, plan, said, progress, dry_run=dry_run))
    finally:
        # What went in before a broken file stays in, so it is reported before the error.
        if imported and as_json:
            print_json(report_object(imported, dry_run=dry_run))
        elif imported:
            print_text(report_text(imported, dry_run=dry_run))


def _said(
    maps: Sequence[str], values: Sequence[str], dates: str | None, decimals: str | None
) -> _Said:
    from leadpact.ingest.map import (
        DateOrder,
        DecimalMark,
        parse_map_option,
        parse_value_option,
    )

    with wrong_usage():
        return _Said(
            tuple(parse_map_option(text) for text in maps),
            tuple(parse_value_option(text) for text in values),
            DateOrder(dates) if dates else None,
            DecimalMark(decimals) if decimals else None,
        )


def _imports(
    store: Store, plan: Plan, said: _Said, progress: Progress, *, dry_run: bool
) -> Iterator[Imported]:
    from leadpact.ingest.content import shown
    from leadpact.ingest.load import Request
    from leadpact.ingest.load_files import part_of

    day = today()
    for place, (kind, path) in enumerate(plan.files):
        request = Request(path, shown(path), plan.data_set, day, dry_run=dry_run)
        yield _import(store, request, kind, said, part_of(progress, place, len(plan.files)))


def _import(
    store: Store, request: Request, kind: Kind, said: _Said, progress: Progress
) -> Imported:
    from leadpact.cli.import_report import Imported
    from leadpact.ingest.load import import_file

    chosen: list[tuple[Mapping, tuple[str, ...]]] = []

    def choose(table: Table) -> Mapping:
        mapping = said.mapping(kind, table.columns)
        chosen.append((mapping, table.columns))
        return mapping

    report = import_file(store, request, choose, progress)
    return Imported(report, *chosen[0])
