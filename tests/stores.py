"""Small data sets as tables of text, brought in the way any file comes in."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from leadpact.config import Settings
from leadpact.domain.fields import Kind
from leadpact.domain.filters import Filters
from leadpact.domain.people import Person, Role
from leadpact.domain.scoring_model import ScoringModel
from leadpact.ingest.load import ImportReport, Request, import_file
from leadpact.ingest.map import DateOrder, DecimalMark, Mapping, mapping_from, propose_columns
from leadpact.ingest.table import Table
from leadpact.store.database import Row, Store, open_store
from leadpact.store.datasets import data_set_named
from leadpact.store.people import join
from leadpact.store.waiting import waiting_by_upload

SAMPLE = Path(__file__).parent.parent / "data"
TODAY = date(2026, 7, 1)


def store_in(home: Path) -> Store:
    """The store in that folder, small enough for tests that run beside others."""
    return open_store(Settings(home=home, memory_limit="1GB", threads=1))


def import_sample(store: Store) -> None:
    """The committed sample files as the data set "sample"."""
    for name, kind in (
        ("leads", Kind.LEADS),
        ("activities", Kind.ACTIVITIES),
        ("stage_history", Kind.STAGE_HISTORY),
    ):
        path = SAMPLE / f"{name}.csv"
        import_file(
            store, Request(path, path.name, "sample", TODAY, is_sample=True), Choice(kind).of
        )


@dataclass(frozen=True)
class Choice:
    """How a test maps a file: what the headers suggest, and what is said beside it."""

    kind: Kind = Kind.LEADS
    said: tuple[tuple[str, str], ...] = ()
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None

    def of(self, table: Table) -> Mapping:
        """The mapping of that table."""
        found = mapping_from(self.kind, propose_columns(self.kind, table.columns), self.said)
        return Mapping(
            found.kind,
            found.fields,
            found.values,
            self.date_order,
            self.decimal_mark,
            found.ignored,
        )


def leads(
    store: Store,
    table: str,
    choice: Choice | None = None,
    *,
    data_set: str = "data",
    today: date = TODAY,
    dry_run: bool = False,
) -> ImportReport:
    """Import a table drawn with bars: the first line holds the headers, a blank cell is empty."""
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return import_cells(store, cells, choice, data_set=data_set, today=today, dry_run=dry_run)


def import_cells(
    store: Store,
    cells: Iterable[Iterable[str]],
    choice: Choice | None = None,
    *,
    data_set: str = "data",
    today: date = TODAY,
    dry_run: bool = False,
) -> ImportReport:
    """Import rows of cells, the header first, through a CSV file and the front door.

    What many tests import first is imported once in a process, and copied for the others.
    """
    said = [[str(cell) for cell in row] for row in cells]
    path = store.settings.home / "test.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(said)
    request = Request(path, "test.csv", data_set, today, dry_run=dry_run)
    asked = repr((said, choice, data_set, today, dry_run))
    if not is_untouched(store):
        return import_file(store, request, (choice or Choice()).of)
    if asked not in _FIRST_IMPORTS:
        report = import_file(store, request, (choice or Choice()).of)
        _FIRST_IMPORTS[asked] = keep_import(store, report)
        return report
    return copy_import(store, _FIRST_IMPORTS[asked])


@dataclass(frozen=True)
class FirstImport:
    """What came of the first import into an empty store, and the folder with a copy of it."""

    report: ImportReport
    changes: int
    home: Path


_FIRST_IMPORTS: dict[str, FirstImport] = {}
_COPIES = TemporaryDirectory(prefix="leadpact-tests-")


def is_untouched(store: Store) -> bool:
    """Whether the store is as it was opened, and empty."""
    return store.changes == 1 and not store.rows(
        "select 1 from dataset union all select 1 from person limit 1"
    )


def keep_import(store: Store, report: ImportReport) -> FirstImport:
    """Put a copy of a store aside after its first import."""
    home = Path(_COPIES.name) / str(len(_FIRST_IMPORTS))
    changes = store.changes
    store.close()
    copytree(store.settings.home, home)
    reopen(store, changes)
    return FirstImport(report, changes, home)


def copy_import(store: Store, first: FirstImport) -> ImportReport:
    """Give a store what came of the same import into another one."""
    store.close()
    copytree(first.home, store.settings.home, dirs_exist_ok=True)
    reopen(store, first.changes)
    return first.report


def reopen(store: Store, changes: int) -> None:
    """Let a store that was closed go on with what lies in its folder now."""
    vars(store).update(vars(open_store(store.settings)) | {"changes": changes})


def history(store: Store, table: str, *, today: date = TODAY) -> ImportReport:
    """Import a table of stage changes drawn with bars."""
    return leads(store, table, Choice(Kind.STAGE_HISTORY), today=today)


def all_of(store: Store) -> Filters:
    """The filters that let every lead of the newest data set through."""
    return Filters(data_set_named(store, None).dataset_id)


def column(store: Store, name: str, table: str = "lead") -> dict[str, object]:
    """One column of a table, by lead id."""
    return dict(store.rows(f"select lead_id, {name} from {table} order by lead_id"))


def everything(store: Store) -> dict[str, list[Row]]:
    """The rows of every table, sorted, by the table's name."""
    names = [row[0] for row in store.rows("select table_name from duckdb_tables()")]
    return {name: sorted(store.rows(f"select * from {name}"), key=repr) for name in names}


@dataclass(frozen=True)
class Everybody:
    """One person of each role."""

    viewer: Person
    marketing: Person
    sales: Person
    admin: Person


def everybody(store: Store) -> Everybody:
    """Vera the viewer, Maria of marketing, Sam of sales and Ada the admin."""
    return Everybody(
        join(store, "Vera", Role.VIEWER),
        join(store, "Maria", Role.MARKETING),
        join(store, "Sam", Role.SALES),
        join(store, "Ada", Role.ADMIN),
    )


def clear(store: Store) -> None:
    """Empty every table but the list of migrations, and drop the users' own columns."""
    with store.transaction() as cursor:
        for name, row in everything(store).items():
            if name.startswith(("lead_custom_", "collapsed_")):
                cursor.execute(f"drop table {name}")
            elif row and name != "migration":
                cursor.execute(f"delete from {name}")


def model_of(*criteria: dict[str, object], a: int = 30, b: int = 20, c: int = 10) -> ScoringModel:
    """A model of these criteria; each has its points under "points", and the MQLs begin at B."""
    return ScoringModel.model_validate(
        {
            "name": "test",
            "criteria": [
                {"label": "x", "group": "fit", **{k: v for k, v in one.items() if k != "points"}}
                for one in criteria
            ],
            "points": [one["points"] for one in criteria],
            "cut_offs": {"a": a, "b": b, "c": c},
            "mql_threshold": b,
        }
    )


def waiting_now(store: Store, dataset_id: int) -> int:
    """How many rows of the data set still wait for their lead, as Mend counts them."""
    return sum(one.rows for one in waiting_by_upload(store, dataset_id))
