"""The leads as their files give them, merged leads as the one lead that a person said they are."""

from leadpact.domain.fields import LEAD_FIELDS
from leadpact.store.database import Cursor, run, sql_file

_COLUMNS = tuple(field.name for field in LEAD_FIELDS if field.name != "lead_id")


def gather_given(cursor: Cursor, dataset_id: int) -> None:
    """Leave temp view `given_lead`, like `lead_given` for this data set but without merged leads.

    A merged lead's cells fill the gaps of the lead that it is merged into; of several, those of
    the earliest created fill first. Temp table `merged_lead` says which lead counts for which.
    """
    keys = {"dataset_id": dataset_id}
    run(cursor, sql_file("derive_merged_leads"), keys)
    run(cursor, _FILLED, keys)
    run(cursor, _GIVEN)


_FILLED = f"""
create or replace temp table filled_lead as
with one as (
    select
        lead_given.*,
        coalesce(merged_lead.into_lead_id, lead_given.lead_id) as counts_for,
        row_number() over (
            order by merged_lead.lead_id is not null, created_at, lead_given.lead_id) as place
    from lead_given
    left join merged_lead on merged_lead.lead_id = lead_given.lead_id
    where dataset_id = $dataset_id
      and lead_given.lead_id in (
          select lead_id from merged_lead union select into_lead_id from merged_lead)
)
select
    $dataset_id as dataset_id, counts_for as lead_id,
    {
    ", ".join(
        f"arg_min({name}, place) filter (where {name} is not null) as {name}" for name in _COLUMNS
    )
}
from one
group by counts_for
"""

_GIVEN = f"""
create or replace temp view given_lead as
select dataset_id, lead_id, {", ".join(_COLUMNS)} from lead_given
where lead_id not in (select lead_id from merged_lead)
  and lead_id not in (select lead_id from filled_lead)
union all
select dataset_id, lead_id, {", ".join(_COLUMNS)} from filled_lead
"""
