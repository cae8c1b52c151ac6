"""Checked rows of leads and outcomes into the store: the same id again means update."""

from dataclasses import dataclass

from leadpact.domain.fields import LEAD_FIELDS, Kind
from leadpact.ingest.before import GIVEN, remember
from leadpact.ingest.check import Cells
from leadpact.ingest.destination import Destination
from leadpact.ingest.references import REFERENCES
from leadpact.store.database import Cursor, run

_COLUMNS = tuple(field.name for field in LEAD_FIELDS if field.name != "lead_id")


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
    """Add and update the leads of `checked`; what is known is never emptied.

    A lead gets the last filled cell of each column; what an outcome refers to it by only fills
    empty cells. Gives a relation with the `line` and the `fate` of every row: 'new', 'updated',
    'unchanged' or 'duplicate'.
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
    rows, leads = run(
        cursor, "select count(*), count(distinct lead_id) from checked where bad_field is null"
    )[0]
    is_plain = bool(rows == leads)
    if is_plain and not _has_leads(cursor, to):
        run(cursor, f"create temp view incoming as {_ALL_NEW}")
        _add(cursor, fields, customs, to)
        run(cursor, "drop view incoming")
        return f"({_ALL_NEW})"
    run(
        cursor, _incoming_sql(fields, customs, to, is_plain=is_plain), {"dataset_id": to.dataset_id}
    )
    _add(cursor, fields, customs, to)
    if run(cursor, "select 1 from incoming where fate = 'updated' limit 1"):
        remember(cursor, to, with_customs=bool(customs))
        _update(cursor, fields, to)
        _update_customs(cursor, customs, to)
    return "incoming" if is_plain else _fates_of_rows(cursor)


_ALL_NEW = "select *, 'new' as fate from checked where bad_field is null"


def _has_leads(cursor: Cursor, to: Destination) -> bool:
    keys = {"dataset_id": to.dataset_id}
    return bool(
        run(cursor, "select 1 from lead_given where dataset_id = $dataset_id limit 1", keys)
    )


def _custom_cells(cursor: Cursor) -> list[_Cell]:
    places = run(cursor, "select x, c from custom_place order by x")
    return [_Cell(f"x{x}", f"custom.c{c}") for x, c in places]


def _incoming_sql(
    fields: list[_Cell], customs: list[_Cell], to: Destination, *, is_plain: bool
) -> str:
    """Make temp table `incoming`: one row per lead, and its `fate`.

    Where no lead has two rows the plain way is taken, as it is far cheaper.
    """
    names = [cell.name for cell in (*fields, *customs)]
    if is_plain:
        listed = "".join(f", {name}" for name in names)
        source = f"select lead_id, row, line{listed} from checked where bad_field is null"
    else:
        listed = "".join(
            f", arg_max({name}, row) filter (where {name} is not null) as {name}" for name in names
        )
        source = f"""select lead_id, min(row) as row, min(line) as line{listed} from checked
        where bad_field is null group by lead_id"""
    fate, joins = _fate(fields, customs, to)
    return f"""create or replace temp table incoming as
        select incoming.*, {fate} as fate from ({source}) as incoming{joins}
        order by incoming.row"""


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


def _add(cursor: Cursor, fields: list[_Cell], customs: list[_Cell], to: Destination) -> None:
    """Write the new leads, in the order of the file as `incoming` has it."""
    listed = "".join(f", {cell.name}" for cell in fields)
    run(
        cursor,
        f"""insert into lead_given (dataset_id, upload_id, lead_id{listed})
        select $dataset_id, $upload_id, lead_id{listed} from incoming where fate = 'new'""",
        {"dataset_id": to.dataset_id, "upload_id": to.upload_id},
    )
    if customs:
        run(
            cursor,
            f"""insert into lead_custom_{to.dataset_id} (lead_id, {", ".join(_places(customs))})
            select lead_id, {", ".join(cell.name for cell in customs)} from incoming
            where fate = 'new'""",
        )


def _places(customs: list[_Cell]) -> dict[str, _Cell]:
    return {cell.goes_to.removeprefix("custom."): cell for cell in customs}


def _update_customs(cursor: Cursor, customs: list[_Cell], to: Destination) -> None:
    if not customs:
        return
    table = f"lead_custom_{to.dataset_id}"
    places = _places(customs)
    names = [str(name) for name, *_ in run(cursor, f"describe {table}") if name != "lead_id"]
    cells = "".join(
        f", {places[name].merged if name in places else f'custom.{name}'} as {name}"
        for name in names
    )
    run(
        cursor,
        f"""create or replace temp table merged as
        select incoming.lead_id{cells}
        from incoming left join {table} as custom on custom.lead_id = incoming.lead_id
        where fate = 'updated' order by incoming.row""",
    )
    run(cursor, f"delete from {table} where lead_id in (select lead_id from merged)")
    run(cursor, f"insert into {table} (lead_id, {', '.join(names)}) select * from merged")
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
