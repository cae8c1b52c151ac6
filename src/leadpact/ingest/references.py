"""Which lead a row of outcomes, activities or stage history is about."""

from leadpact.domain.fields import Kind
from leadpact.ingest.check import Cells
from leadpact.store.database import Cursor, run, sql_file

REFERENCES = ("lead_id", "email", "opportunity_id", "contact_id")


def name_leads(cursor: Cursor, kind: Kind, cells: Cells, dataset_id: int) -> None:
    """Give every good row of `checked` its lead id.

    A leads file without an id column gets ids from the row's content and its count among
    identical rows. A row of another kind whose reference fits several leads, or that has none,
    is made bad. Temp table `strangers` gets the rows (by `row`) whose lead is not there.
    """
    names = {field.name for field in cells.fields}
    if "lead_id" not in names:
        run(cursor, "alter table checked add column lead_id varchar")
    run(cursor, "create temp table strangers (row bigint)")
    if kind is Kind.LEADS:
        if "lead_id" not in names:
            run(cursor, _CONTENT_IDS)
        return
    references = [name for name in REFERENCES if name in names]
    listed = ", ".join(
        name if name in references else f"cast(null as varchar) as {name}" for name in REFERENCES
    )
    find_leads(cursor, f"(select row, {listed} from checked where bad_field is null)", dataset_id)
    run(
        cursor,
        f"""create temp table misnamed as
        select checked.row, found.lead_id, found.leads, found.field,
            coalesce({", ".join(f"checked.{name}" for name in references)}) is null as is_nameless
        from checked left join found on found.row = checked.row
        where bad_field is null and (found.leads is distinct from 1
            or found.lead_id is distinct from checked.lead_id)""",
    )
    run(
        cursor,
        """insert into strangers
        select row from misnamed where leads is null and not is_nameless""",
    )
    cell = " ".join(f"when '{name}' then checked.{name}" for name in references)
    run(cursor, _NAME.format(cell=cell))


_NAME = """
update checked set
    lead_id = case when leads = 1 then misnamed.lead_id else checked.lead_id end,
    bad_field = case when leads > 1 then field when is_nameless then 'lead_id' end,
    bad_value = case when leads > 1 then case field {cell} end end,
    bad_reason = case when leads > 1 then 'belongs to ' || leads || ' leads'
                      when is_nameless then 'does not say which lead it is about' end
from misnamed
where misnamed.row = checked.row and (leads is not null or is_nameless)
"""


def find_leads(cursor: Cursor, rows: str, dataset_id: int) -> None:
    """Make temp table `found`: row, lead_id, leads (how many fit), field (the reference that fits).

    `rows` is a relation with a `row` and the four references. The first reference that fits any
    lead decides: its id; what a lead was converted to, in the place of its id (Salesforce's
    WhoId); its e-mail, whatever its case and blanks; its opportunity; its contact. Leads that a
    person has said to be one are one. Rows that fit no lead are not in `found`.
    """
    run(cursor, sql_file("derive_merged_leads"), {"dataset_id": dataset_id})
    run(cursor, _FOUND.format(rows=rows), {"dataset_id": dataset_id})


_FOLDED = "lower(replace({}, ' ', ''))"
_ONE_OR_MORE = """min(counts_for) as lead_id,
        case when min(counts_for) = max(counts_for) then 1 else count(*) end as leads"""

_FOUND = f"""
create or replace temp table found as
with given as (
    select lead_given.lead_id, coalesce(into_lead_id, lead_given.lead_id) as counts_for,
        {_FOLDED.format("email")} as email, opportunity_id, contact_id
    from lead_given left join merged_lead on merged_lead.lead_id = lead_given.lead_id
    where dataset_id = $dataset_id
),
mail as (
    select email as key, {_ONE_OR_MORE}
    from given where email is not null group by email
),
deal as (
    select opportunity_id as key, {_ONE_OR_MORE}
    from given where opportunity_id is not null group by opportunity_id
),
contact as (
    select contact_id as key, {_ONE_OR_MORE}
    from given where contact_id is not null group by contact_id
),
converted as (
    select key, {_ONE_OR_MORE}
    from (
        select opportunity_id as key, counts_for from given where opportunity_id is not null
        union
        select contact_id as key, counts_for from given where contact_id is not null
    )
    group by key
),
fitting as (
    select
        asked.row,
        case
            when own.lead_id is not null then 1
            else coalesce(converted.leads, mail.leads, deal.leads, contact.leads)
        end as leads,
        coalesce(own.lead_id, converted.lead_id, mail.lead_id, deal.lead_id, contact.lead_id)
            as lead_id,
        case
            when own.lead_id is not null or converted.leads is not null then 'lead_id'
            when mail.leads is not null then 'email'
            when deal.leads is not null then 'opportunity_id'
            else 'contact_id'
        end as field
    from {{rows}} as asked
    left join given as own on own.lead_id = asked.lead_id
    left join converted on converted.key = asked.lead_id
    left join mail on mail.key = {_FOLDED.format("asked.email")}
    left join deal on deal.key = asked.opportunity_id
    left join contact on contact.key = asked.contact_id
)
select row, lead_id, leads, field from fitting where leads is not null
"""

_CONTENT_IDS = """
update checked set lead_id = numbered.lead_id
from (
    select row, content || '-' || row_number() over (partition by content order by row) as lead_id
    from checked
) as numbered
where numbered.row = checked.row
"""
