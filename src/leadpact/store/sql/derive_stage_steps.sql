-- one row per stage change, with the stage before it; `counts_for` is the lead it counts for
-- What came before is asked of the lead that the row names: a merged lead travelled on its own.
create or replace temp table stage_step as
select
    stage_change.lead_id,
    coalesce(merged_lead.into_lead_id, stage_change.lead_id) as counts_for,
    happened_at, upload_id, position, to_stage, reason,
    row_number() over road as step,
    coalesce(from_stage, lag(to_stage) over road, '') as previous
from stage_change
left join merged_lead on merged_lead.lead_id = stage_change.lead_id
where dataset_id = $dataset_id
window road as (partition by stage_change.lead_id order by happened_at, upload_id, position)
