"""Checked rows of leads and outcomes into the store: the same id again means update."""

from dataclasses import dataclass

from leadpact.domain.fields import LEAD_FIELDS, Kind
from leadpact.ingest.check import Cells
from leadpact.ingest.destination import Destination
from leadpact.ingest.references import REFERENCES
from leadpact.store.database import Cursor, run

_COLUMNS = tuple(field.name for field in LEAD_FIELDS if field.name != "lead_id")
GIVEN = ", ".join(("dataset_id", "upload_id", "lead_id", *_COLUMNS))


@dataclass(frozen=True)
class _Cell:
    """A column of `incoming`, where it goes, and whether it only fills what is empty there."""

    name: str
    goes_to: str
    fills: bool = False

    @property
    def differs(self) -> str:
        """Whether the incoming cell says something else; an empty one says nothing."""
        if self.fills:
            return f"(incoming.{self.name} is not null and {self.goes_to} is null)"
        return (
            f"(incoming.{self.name} is not null "
            f"and incoming.{self.name} is distinct from {self.goes_to})"
        )

    @property
    def merged(self) -> str:
        """The cell to keep."""
        both = (f"incoming.{self.name}", self.goes_to)
        return f"coalesce({', '.join(reversed(both) if self.fills else both)})"


def merge_leads(cursor: Cursor, kind: Kind, cells: Cells, to: Destination) -> str:
    """Add and update the leads of `checked`, and use it up; what is known is never emptied.

    A lead gets the last filled cell of each column; what an outcome refers to it by only fills
    empty cells. Gives the name of a temp table with the `line` and the `fate` of every row:
    'new', 'updated', 'unchanged' or 'duplicate'.
    """
    fields = [
        _Cell(
            field.name,
            f"given.{field.name}",
            fills=kind is Kind.OUTCOMES and field.name in REFERENCES,
        )
        for field in cells.fields
        if field.name != "lead_id"
    ]
    customs = _custom_cells(cursor)
    is_plain = _take_in(cursor, fields, customs, to)
    updated, new = run(
        cursor,
        """select count(*) filter (where fate = 'updated'), count(*) filter (where fate = 'new')
        from incoming""",
    )[0]
    if updated:
        _remember(cursor, to, with_customs=bool(customs))
        _update(cursor, fields, to)
    if new:
        _add(cursor, fields, to)
    if customs:
        _merge_customs(cursor, customs, to)
    fates = "incoming" if is_plain else _fates_of_rows(cursor)
    run(cursor, "drop table checked")
    return fates


def _custom_cells(cursor: Cursor) -> list[_Cell]:
    places = run(cursor, "select x, c from custom_place order by x")
    return [_Cell(f"x{x}", f"custom.c{c}") for x, c in places]


def _take_in(cursor: Cursor, fields: list[_Cell], customs: list[_Cell], to: Destination) -> bool:
    """Make temp table `incoming`: one row per lead, and its `fate`.

    Gives whether no lead has two rows; then the plain way is taken, as it is far cheaper.
    """
    names = [cell.name for cell in (*fields, *customs)]
    rows, leads = run(
        cursor, "select count(*), count(distinct lead_id) from checked where bad_field is null"
    )[0]
    if rows == leads:
        listed = "".join(f", {name}" for name in names)
        source = f"select lead_id, row, line{listed} from checked where bad_field is null"
    else:
        listed = "".join(
            f", arg_max({name}, row) filter (where {name} is not null) as {name}" for name in names
        )
        source = f"""select lead_id, min(row) as row, min(line) as line{listed} from checked
        where bad_field is null group by lead_id"""
    keys = {"dataset_id": to.dataset_id}
    is_first = not run(
        cursor, "select 1 from lead_given where dataset_id = $dataset_id limit 1", keys
    )
    fate, joins = ("'new'", "") if is_first else _fate(fields, customs, to)
    run(
        cursor,
        f"""create or replace temp table incoming as
        select incoming.*, {fate} as fate from ({source}) as incoming{joins}
        order by incoming.row""",
        keys,
    )
    return bool(rows == leads)


def _fate(fields: list[_Cell], customs: list[_Cell], to: Destination) -> tuple[str, str]:
    joins = """
        left join lead_given as given
          on given.dataset_id = $dataset_id and given.lead_id = incoming.lead_id"""
    if customs:
        joins += f"""
        left join lead_custom_{to.dataset_id} as custom on custom.lead_id = incoming.lead_id"""
    differs = " or ".join(cell.differs for cell in (*fields, *customs)) or "false"
    return (
        f"""case when given.lead_id is null then 'new'
        when {differs} then 'updated' else 'unchanged' end""",
        joins,
    )


def _remember(cursor: Cursor, to: Destination, *, with_customs: bool) -> None:
    """Keep the leads to be updated as they were before this upload."""
    keys = {"dataset_id": to.dataset_id, "upload_id": to.upload_id}
    run(
        cursor,
        f"""insert into lead_before (changed_by, {GIVEN})
        select $upload_id, {GIVEN} from lead_given
        where dataset_id = $dataset_id and upload_id <> $upload_id
          and lead_id in (select lead_id from incoming where fate = 'updated')""",
        keys,
    )
    if not with_customs:
        return
    run(
        cursor,
        f"""insert into custom_before (dataset_id, changed_by, lead_id, cells)
        select $dataset_id, $upload_id, lead_before.lead_id,
            case when custom.lead_id is null then '' else cast(to_json(custom) as varchar) end
        from lead_before
        left join lead_custom_{to.dataset_id} as custom on custom.lead_id = lead_before.lead_id
        where lead_before.dataset_id = $dataset_id and changed_by = $upload_id
          and lead_before.lead_id in (select lead_id from incoming where fate = 'updated')
          and lead_before.lead_id not in (
              select lead_id from custom_before
              where dataset_id = $dataset_id and changed_by = $upload_id)""",
        keys,
    )


def _update(cursor: Cursor, fields: list[_Cell], to: Destination) -> None:
    merged = {cell.name: cell.merged for cell in fields}
    cells = "".join(f", {merged.get(name, f'given.{name}')} as {name}" for name in _COLUMNS)
    keys = {"dataset_id": to.dataset_id, "upload_id": to.upload_id}
    run(
        cursor,
        f"""create or replace temp table merged as
        select incoming.lead_id{cells}
        from incoming join lead_given as given
          on given.dataset_id = $dataset_id and given.lead_id = incoming.lead_id
        where fate = 'updated' order by incoming.row""",
        keys,
    )
    run(
        cursor,
        """delete from lead_given
        where dataset_id = $dataset_id and lead_id in (select lead_id from merged)""",
        keys,
    )
    run(
        cursor,
        f"""insert into lead_given ({GIVEN})
        select $dataset_id, $upload_id, lead_id, {", ".join(_COLUMNS)} from merged""",
        keys,
    )
    run(cursor, "drop table merged")


def _add(cursor: Cursor, fields: list[_Cell], to: Destination) -> None:
    listed = "".join(f", {cell.name}" for cell in fields)
    run(
        cursor,
        f"""insert into lead_given (dataset_id, upload_id, lead_id{listed})
        select $dataset_id, $upload_id, lead_id{listed} from incoming
        where fate = 'new' order by row""",
        {"dataset_id": to.dataset_id, "upload_id": to.upload_id},
    )


def _merge_customs(cursor: Cursor, customs: list[_Cell], to: Destination) -> None:
    """Write the own columns of the new and the updated leads."""
    table = f"lead_custom_{to.dataset_id}"
    places = {cell.goes_to.removeprefix("custom."): cell for cell in customs}
    run(
        cursor,
        f"""insert into {table} (lead_id, {", ".join(places)})
        select lead_id, {", ".join(cell.name for cell in customs)} from incoming
        where fate = 'new' order by row""",
    )
    if not run(cursor, "select 1 from incoming where fate = 'updated' limit 1"):
        return
    kept = [str(name) for name, *_ in run(cursor, f"describe {table}") if name != "lead_id"]
    cells = "".join(
        f", {places[name].merged if name in places else f'custom.{name}'} as {name}"
        for name in kept
    )
    run(
        cursor,
        f"""create or replace temp table merged as
        select incoming.lead_id{cells}
        from incoming left join {table} as custom on custom.lead_id = incoming.lead_id
        where fate = 'updated' order by incoming.row""",
    )
    run(cursor, f"delete from {table} where lead_id in (select lead_id from merged)")
    run(
        cursor,
        f"insert into {table} (lead_id, {', '.join(kept)}) select * from merged",
    )
    run(cursor, "drop table merged")


def _fates_of_rows(cursor: Cursor) -> str:
    """A lead's first row has the lead's fate; a later one is a duplicate or another update.

    Where the rows together change nothing, none of them is an update.
    """
    run(
        cursor,
        """
        create or replace temp table merged as
        select checked.line, case
            when row_number() over (partition by checked.lead_id order by checked.row) = 1
                then incoming.fate
            when row_number() over (
                partition by checked.lead_id, checked.content order by checked.row) > 1
                then 'duplicate'
            when incoming.fate = 'unchanged' then 'unchanged'
            else 'updated'
        end as fate
        from checked join incoming on incoming.lead_id = checked.lead_id
        where checked.bad_field is null
        """,
    )
    return "merged"
