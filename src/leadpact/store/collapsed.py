"""Collapsed leads: each lead's criterion values packed into codes, and kept for large data sets.

Packing looks at every field of every lead; counting the packed leads that other filters let
through does not. So what is packed is kept, without regard to filters, until the leads change.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from leadpact.domain.criteria import Criterion, why_sleeping
from leadpact.domain.filters import Filters
from leadpact.store.database import Cursor, Parameter, Store, named_in, run, sql_file
from leadpact.store.datasets import data_set_of, filled_fields
from leadpact.store.packing import NAMED_SOURCES, Digit, code_sql, codes_of, digits_of
from leadpact.store.questions import Query, given_parameters, leads_step, valued_step

KEEP_FROM = 50_000
"""From how many leads on keeping pays: fewer are packed anew in a tenth of a second."""

Progress = Callable[[float], None]

_MOST_KEPT = 4
# Ten row groups of DuckDB: half a second's work, so that progress moves.
_PART = 1_228_800
_PACKED, _COUNTED = 0.05, 0.9
# Notes in the audit that leave every lead as it is.
_TALK = (
    "proposal kept",
    "as_of_set changed",
    "maturity_days_set changed",
    "definition in force",
)
_VERSION = """select coalesce(max(audit_id), 0) from audit
where dataset_id = $dataset_id and not list_contains($talk, what)"""
_FIND = """select number from collapsed
where dataset_id = $dataset_id and version = $version and fingerprint = $fingerprint"""

# A second one who wants the same waits for it, instead of doing it beside the first.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class PackedPatterns:
    """P patterns as they come from the store.

    `codes` are arrays (P,) of 64-bit codes, `digits` what each is made of, the least significant
    first; `rated` (P,) and `leads` (P,) belong to no code. `named_sources` are the sources numbered
    from 1, `criteria` those that the data can carry, packed as `value_1`, `value_2`, ….
    """

    criteria: tuple[Criterion, ...]
    codes: tuple[NDArray[np.int64], ...]
    digits: tuple[tuple[Digit, ...], ...]
    rated: NDArray[np.bool_]
    leads: NDArray[np.int64]
    named_sources: tuple[str, ...]


@dataclass(frozen=True)
class _Job:
    """What is to be packed: `valued` is the SQL of the criteria, over `leads`."""

    filters: Filters
    criteria: tuple[Criterion, ...]
    codes: tuple[tuple[Digit, ...], ...]
    valued: str
    parameters: dict[str, Parameter]

    @property
    def fingerprint(self) -> str:
        """Differs where anything differs that the packed leads depend on, but the leads."""
        texts = (self.valued, _packed_sql(self.codes), sql_file("collapsed_words"))
        named = named_in("".join(texts), self.parameters)
        return sha256(repr((texts, sorted(named.items()))).encode()).hexdigest()

    def query(self, *steps: str) -> Query:
        """The patterns of `packed`, which the steps have to leave."""
        columns = _code_columns(self.codes)
        question = sql_file("patterns").replace("/* codes */", columns)
        return Query(steps, question, self.parameters)


def packed_patterns(
    store: Store,
    filters: Filters,
    criteria: tuple[Criterion, ...],
    progress: Progress,
    keep_from: int = KEEP_FROM,
) -> PackedPatterns:
    """The patterns of the filtered leads under those of the criteria that the data can carry.

    The packed leads of data sets with at least `keep_from` leads are kept. `progress` is told the
    share done where they have to be packed first.
    """
    job = _job(store, filters, criteria)
    if data_set_of(store, filters.dataset_id).leads < keep_from:
        with store.cursor() as cursor:
            return _patterns(cursor, job, *_at_once(job), words=sql_file("collapsed_words"))
    with store.beside() as cursor:
        number = _find(cursor, job)
        if number is not None:
            return _from_kept(cursor, job, number)
    with _one_at_a_time, store.beside() as cursor:
        number = _find(cursor, job)
        if number is None:
            number = _keep(cursor, job, progress)
        found = _from_kept(cursor, job, number)
    progress(1.0)
    return found


def _job(store: Store, filters: Filters, criteria: tuple[Criterion, ...]) -> _Job:
    filled = filled_fields(store, filters.dataset_id)
    awake = tuple(one for one in criteria if why_sleeping(one, filled) is None)
    parameters = given_parameters(store, filters)
    valued = valued_step(store, filters, awake, parameters)
    return _Job(filters, awake, codes_of(digits_of(awake)), valued, parameters)


def _at_once(job: _Job) -> tuple[str, ...]:
    """The steps from the filtered leads to the packed ones."""
    word = f"word as (\n{sql_file('collapsed_words').rstrip()}\n)"
    packed = _packed_sql(job.codes, "valued.matured,")
    return leads_step(), job.valued, word, f"packed as (\n{packed}\n)"


def _find(cursor: Cursor, job: _Job) -> int | None:
    """The number of the kept collapse, if there is one."""
    found = run(cursor, _FIND, _key(cursor, job))
    return int(found[0][0]) if found else None


def _key(cursor: Cursor, job: _Job) -> dict[str, Parameter]:
    dataset_id = job.filters.dataset_id
    [(version,)] = run(cursor, _VERSION, {"dataset_id": dataset_id, "talk": _TALK})
    return {"dataset_id": dataset_id, "version": version, "fingerprint": job.fingerprint}


def _keep(cursor: Cursor, job: _Job, progress: Progress) -> int:
    """Pack all leads of the data set into a table of their own; gives its number."""
    key = _key(cursor, job)
    [(number,)] = run(cursor, "select nextval('collapsed_numbers')")
    table = f"collapsed_{number:d}"
    progress(0.0)
    words = f"create table {table}_word as\n{sql_file('collapsed_words')}"
    run(cursor, words, {"dataset_id": job.filters.dataset_id})
    progress(_PACKED)
    leads = """leads as (
select lead.* from lead
where lead.dataset_id = $dataset_id and lead.rowid between $first_row and $last_row
)"""
    steps = (leads, job.valued, f"word as (from {table}_word)")
    packed = Query(steps, _packed_sql(job.codes), job.parameters).text
    parts = _parts(cursor, job.filters.dataset_id)
    for place, (first, last) in enumerate(parts, start=1):
        into = f"create table {table} as" if place == 1 else f"insert into {table}"
        rows: dict[str, Parameter] = {"first_row": first, "last_row": last}
        run(cursor, f"{into}\n{packed}", job.parameters | rows)
        progress(_PACKED + (_COUNTED - _PACKED) * place / len(parts))
    run(
        cursor,
        """insert into collapsed (number, dataset_id, version, fingerprint, made_at) values
        ($number, $dataset_id, $version, $fingerprint, current_timestamp::timestamp)""",
        {"number": number, **key},
    )
    _drop_old(cursor, key)
    return int(number)


def _parts(cursor: Cursor, dataset_id: int) -> Sequence[tuple[int, int]]:
    """The first and last row of each part of the data set; at least one part."""
    sql = "select coalesce(min(rowid), 0), coalesce(max(rowid), 0) from lead where dataset_id = $id"
    [(low, high)] = run(cursor, sql, {"id": dataset_id})
    return [(first, min(first + _PART - 1, high)) for first in range(low, high + 1, _PART)]


def _drop_old(cursor: Cursor, key: dict[str, Parameter]) -> None:
    """Let go of what earlier versions left, and of all but the last few of this one."""
    old = run(
        cursor,
        """select number from collapsed where dataset_id = $dataset_id
        order by version = $version desc, number desc""",
        key,
    )
    current = """select count(*) from collapsed
    where dataset_id = $dataset_id and version = $version"""
    [(kept,)] = run(cursor, current, key)
    for (number,) in old[min(kept, _MOST_KEPT) :]:
        run(cursor, f"drop table collapsed_{number:d}")
        run(cursor, f"drop table collapsed_{number:d}_word")
        run(cursor, "delete from collapsed where number = $number", {"number": number})


def _from_kept(cursor: Cursor, job: _Job, number: int) -> PackedPatterns:
    table = f"collapsed_{number:d}"
    steps = (_kept_leads(table, job), leads_step(), "packed as (from leads)")
    return _patterns(cursor, job, *steps, words=f"select * from {table}_word")


def _kept_leads(table: str, job: _Job) -> str:
    """The packed leads under the name `lead`, so that the filters are those of every question.

    Words are looked up only where a filter names some.
    """
    filters = job.filters
    columns = [f"kept.code_{place}" for place, _ in enumerate(job.codes, start=1)]
    joins = []
    for field, chosen in (
        ("product", filters.products),
        ("source", filters.sources),
        ("owner", filters.owners),
    ):
        word = f"{field}_word"
        columns.append(f"{word}.value as {field}" if chosen else f"null as {field}")
        if chosen:
            on = f"{word}.field = '{field}' and {word}.number = kept.{field}"
            joins.append(f"\nleft join {table}_word as {word} on {on}")
    listed = ", ".join(("$dataset_id as dataset_id", "kept.created_at", *columns))
    return f"lead as (\nselect {listed}\nfrom {table} as kept{''.join(joins)}\n)"


def _patterns(cursor: Cursor, job: _Job, *steps: str, words: str) -> PackedPatterns:
    query = job.query(*steps)
    cursor.execute(query.text, named_in(query.text, query.parameters))
    columns = cursor.fetchnumpy()
    codes = tuple(columns[f"code_{place}"] for place, _ in enumerate(job.codes, start=1))
    sources = run(
        cursor,
        f"select value from ({words}) where field = 'source' and number <= $most order by number",
        {"dataset_id": job.filters.dataset_id, "most": NAMED_SOURCES},
    )
    return PackedPatterns(
        criteria=job.criteria,
        codes=tuple(np.asarray(code, dtype=np.int64) for code in codes),
        digits=job.codes,
        rated=np.asarray(columns["rated"], dtype=np.bool_),
        leads=np.asarray(columns["leads"], dtype=np.int64),
        named_sources=tuple(str(value) for (value,) in sources),
    )


def _packed_sql(codes: tuple[tuple[Digit, ...], ...], more: str = "") -> str:
    listed = [f"{code_sql(code)} as code_{place}," for place, code in enumerate(codes, start=1)]
    return sql_file("packed_leads").replace("/* codes */", "\n    ".join([*listed, more]))


def _code_columns(codes: tuple[tuple[Digit, ...], ...]) -> str:
    return " ".join(f"code_{place}," for place, _ in enumerate(codes, start=1))
