"""Stores with millions of leads, not imported: the sample's million, its halves put together anew.

Who a lead is (person, company, origin) comes from one lead of the sample, what it did and how it
ended from another. The pairs bound the patterns. Importing so many leads would take an hour.
"""

import shutil
from pathlib import Path

import duckdb

from benchmarks.data import filled_store, sample_files
from leadpact.config import Settings
from leadpact.store.database import open_store, sql_file
from leadpact.store.datasets import data_set_named

SAMPLE = 1_000_000
_MEMORY = "8GB"
_WHO = frozenset(
    """email first_name last_name company title country seniority department industry employees
    company_size annual_revenue persona product source campaign interest relationship
    known_contact student competitor free_mail""".split()
)
_EACH_ONCE = "select range as number, range as pair from range($leads)"
# The first quarter of the pairs makes half of the leads: some kinds of leads are common.
_DRAWN = """select range as number,
    cast(floor(($pairs - 1) * pow(hash(range) / 18446744073709551616.0, 2)) as bigint) as pair
from range($leads)"""


def many_leads(folder: Path, leads: int, pairs: int, sample: int = SAMPLE) -> Path:
    """The home of a store with so many leads of so many pairs as its one data set, made once.

    With as many leads as pairs each pair is one lead. The sample is of `sample` leads.
    """
    home = folder / f"leads-{leads}-of-{pairs}"
    if not home.is_dir():
        partial = home.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        open_store(Settings(home=partial)).close()
        with filled_store(folder, sample_files(folder, sample)) as (store, _):
            store.close()
            _recombine(store.settings.home, partial, leads, pairs)
        partial.rename(home)
    return home


def _recombine(sample: Path, into: Path, leads: int, pairs: int) -> None:
    with duckdb.connect(str(into / "leadpact.duckdb")) as connection:
        connection.execute(f"set memory_limit = '{_MEMORY}'")
        connection.execute("set preserve_insertion_order = false")
        path = str(sample / "leadpact.duckdb").replace("'", "''")
        connection.execute(f"attach '{path}' as sample (read_only)")
        for table in ("dataset", "audit", "source_interest"):
            connection.execute(f"insert into {table} by name select * from sample.{table}")
        connection.execute(
            """create temp table numbered as
            select row_number() over (order by lead_id) - 1 as number, * from sample.lead"""
        )
        [(size,)] = connection.execute("select count(*) from numbered").fetchall()
        given = {"leads": leads, "sample": size}
        drawn = {} if leads == pairs else {"pairs": pairs}
        connection.execute(_insert(connection, each_once=leads == pairs), given | drawn)
        connection.execute(
            """insert into field_fill
            select dataset_id, field, filled * $leads // $sample from sample.field_fill""",
            given,
        )
    _derive_maturity(into)


def _insert(connection: duckdb.DuckDBPyConnection, *, each_once: bool) -> str:
    columns = [row[0] for row in connection.execute("describe lead").fetchall()]
    own = {
        "lead_id": "printf('L-%08d', drawn.number)",
        "created_at": "did.created_at - to_days(cast(hash(drawn.number + 1) % 28 as integer))",
    }
    taken = [own.get(name, f"{'who' if name in _WHO else 'did'}.{name}") for name in columns]
    return f"""insert into lead ({", ".join(columns)})
select {", ".join(taken)}
from ({_EACH_ONCE if each_once else _DRAWN}) as drawn
join numbered as who on who.number = drawn.pair % $sample
join numbered as did on did.number = hash(drawn.pair) % $sample"""


def _derive_maturity(home: Path) -> None:
    store = open_store(Settings(home=home))
    keys = {"dataset_id": data_set_named(store, None).dataset_id}
    with store.transaction() as cursor:
        cursor.execute(sql_file("derive_maturity"), keys)
    store.close()
