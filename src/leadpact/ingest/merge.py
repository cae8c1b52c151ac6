"""Checked rows of leads and outcomes into the store: the same id again means update."""

from dataclasses import dataclass

from leadpact.domain.fields import LEAD_FIELDS, Kind
from leadpact.ingest.check import Checked
from leadpact.store.database import Cursor, run

_COLUMNS = tuple(field.name for field in LEAD_FIELDS if field.name != "lead_id")


@dataclass(frozen=True)
class Counts:
    """What became of the good rows of a file."""

    new: int
    updated: int
    unchanged: int
    duplicate: int


def name_leads(cursor: Cursor, kind: Kind, checked: Checked, dataset_id: int) -> None:
    """Give every row of `checked` its lead id.

    A leads file without an id column gets ids from the row's content and its count among
    identical rows. Other kinds find their lead by id or by e-mail; where none or several fit,
    the row is quarantined.
    """
    names = {field.name for field in checked.fields}
    if kind is Kind.LEADS:
        if "lead_id" not in names:
            run(cursor, "alter table checked add column lead_id varchar")
            run(cursor, _CONTENT_IDS)
        return
    if "lead_id" not in names:
        run(cursor, "alter table checked add column lead_id varchar")
    if "email" in names:
        run(cursor, _IDS_BY_EMAIL, {"dataset_id": dataset_id})
    run(cursor, _QUARANTINE_STRANGERS, {"dataset_id": dataset_id})


_CONTENT_IDS = """
update checked set lead_id = numbered.lead_id
from (
    select row, content || '-' || row_number() over (partition by content order by row) as lead_id
    from checked
) as numbered
where numbered.row = checked.row
"""

_IDS_BY_EMAIL = """
update checked set
    lead_id = case when found.leads = 1 then found.lead_id end,
    bad_field = case when found.leads > 1 then 'email' end,
    bad_value = case when found.leads > 1 then checked.email end,
    bad_reason = case when found.leads > 1 then 'belongs to ' || found.leads || ' leads' end
from (
    select lower(trim(email)) as email, min(lead_id) as lead_id, count(*) as leads
    from lead_given
    where dataset_id = $dataset_id and email is not null
    group by lower(trim(email))
) as found
where checked.lead_id is null and checked.bad_field is null
  and found.email = lower(trim(checked.email))
"""

_QUARANTINE_STRANGERS = """
update checked set
    bad_field = 'lead_id',
    bad_value = coalesce(checked.lead_id, ''),
    bad_reason = case when checked.lead_id is null then 'has no lead id, and no lead has its e-mail'
                      else 'is no lead of this data set' end
where bad_field is null
  and not exists (
      select 1 from lead_given
      where lead_given.dataset_id = $dataset_id and lead_given.lead_id = checked.lead_id
  )
"""


def merge_leads(cursor: Cursor, checked: Checked, dataset_id: int, upload_id: int) -> Counts:
    """Add and update the leads of `checked`; an empty cell never empties what is known.

    Leaves temp table `incoming`: one row per lead, with the last filled cell of each column and
    the lead's `fate` ('new', 'updated' or 'unchanged').
    """
    given = [field.name for field in checked.fields if field.name != "lead_id"]
    customs = [f"x{number}" for number, _ in enumerate(checked.customs, start=1)]
    run(cursor, _incoming_sql(cursor, [*given, *customs]))
    run(cursor, "alter table incoming add column fate varchar")
    keys = {"dataset_id": dataset_id, "upload_id": upload_id}
    run(
        cursor,
        f"""
        update incoming set fate = case
            when {_differs(given, "lead_given")} then 'updated' else 'unchanged' end
        from lead_given
        where lead_given.dataset_id = $dataset_id and lead_given.lead_id = incoming.lead_id
        """,
        keys,
    )
    run(cursor, "update incoming set fate = 'new' where fate is null")
    _merge_customs(cursor, customs, dataset_id)
    run(cursor, _merged_sql(given), keys)
    run(
        cursor,
        """delete from lead_given where dataset_id = $dataset_id
        and lead_id in (select lead_id from incoming where fate = 'updated')""",
        keys,
    )
    columns = ", ".join(("lead_id", *_COLUMNS))
    run(
        cursor,
        f"""insert into lead_given (dataset_id, upload_id, {columns})
        select $dataset_id, $upload_id, {columns} from merged""",
        keys,
    )
    return _count_leads(cursor)


def _incoming_sql(cursor: Cursor, columns: list[str]) -> str:
    """One row per lead; the plain way where no id comes twice, as it is far cheaper."""
    rows, leads = run(
        cursor, "select count(*), count(distinct lead_id) from checked where bad_field is null"
    )[0]
    if rows == leads:
        listed = "".join(f", {column}" for column in columns)
        query = f"select lead_id, row{listed} from checked where bad_field is null"
    else:
        listed = "".join(
            f", arg_max({column}, row) filter (where {column} is not null) as {column}"
            for column in columns
        )
        query = f"""select lead_id, min(row) as row{listed} from checked
        where bad_field is null group by lead_id order by min(row)"""
    return f"create temp table incoming as {query}"


def _differs(columns: list[str], table: str) -> str:
    """Whether a filled incoming cell says something else than the table."""
    each = [
        f"(incoming.{column} is not null and incoming.{column} is distinct from {table}.{column})"
        for column in columns
    ]
    return " or ".join(each) or "false"


def _merge_customs(cursor: Cursor, customs: list[str], dataset_id: int) -> None:
    """Write the custom cells; a lead whose custom cells change is updated."""
    if not customs:
        return
    table = f"lead_custom_{dataset_id}"
    places = run(cursor, "select x, c from custom_place order by x")
    pairs = [(f"x{x}", f"c{c}") for x, c in places]
    differs = " or ".join(
        f"(incoming.{x} is not null and incoming.{x} is distinct from {table}.{c})"
        for x, c in pairs
    )
    listed = ", ".join(c for _, c in pairs)
    run(
        cursor,
        f"""insert into {table} (lead_id, {listed})
        select lead_id, {", ".join(x for x, _ in pairs)} from incoming where fate = 'new'""",
    )
    # Leads whose earlier files had no own columns have no row yet: their cells change now.
    run(
        cursor,
        f"""insert into {table} (lead_id)
        select lead_id from incoming where lead_id not in (select lead_id from {table})""",
    )
    run(
        cursor,
        f"""update incoming set fate = 'updated' from {table}
        where {table}.lead_id = incoming.lead_id and fate = 'unchanged' and ({differs})""",
    )
    assignments = ", ".join(f"{c} = coalesce(incoming.{x}, {table}.{c})" for x, c in pairs)
    run(
        cursor,
        f"""update {table} set {assignments} from incoming
        where incoming.lead_id = {table}.lead_id and incoming.fate = 'updated'""",
    )


def _merged_sql(given: list[str]) -> str:
    """The leads to write: what the file fills, and for the rest what was known."""
    cells = "".join(
        f", coalesce(incoming.{column}, lead_given.{column}) as {column}"
        if column in given
        else f", lead_given.{column}"
        for column in _COLUMNS
    )
    return f"""
        create temp table merged as
        select incoming.lead_id{cells}
        from incoming
        left join lead_given
          on lead_given.dataset_id = $dataset_id and lead_given.lead_id = incoming.lead_id
        where incoming.fate <> 'unchanged'
        order by incoming.row
    """


def _count_leads(cursor: Cursor) -> Counts:
    """A lead's first row has the lead's fate; a later one is a duplicate or another update.

    Where the rows together change nothing, none of them is an update.
    """
    rows = run(
        cursor,
        """
        select fate, count(*) from (
            select case
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
        ) group by fate
        """,
    )
    counts = {str(fate): int(count) for fate, count in rows}
    return Counts(
        counts.get("new", 0),
        counts.get("updated", 0),
        counts.get("unchanged", 0),
        counts.get("duplicate", 0),
    )
