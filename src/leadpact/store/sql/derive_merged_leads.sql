-- one row per merged lead: the lead it counts for, the last of its chain
-- A merge into a lead that is no longer there holds nothing; leads merged in a ring stay apart.
create or replace temp table merged_lead as
with recursive merge as (
    select lead_id, into_lead_id
    from lead_merge
    where dataset_id = $dataset_id
      and into_lead_id in (select lead_id from lead_given where dataset_id = $dataset_id)
),
chain as (
    select lead_id, into_lead_id from merge
    union
    select chain.lead_id, merge.into_lead_id
    from chain
    join merge on merge.lead_id = chain.into_lead_id
)
select lead_id, into_lead_id
from chain
where into_lead_id not in (select lead_id from merge)
