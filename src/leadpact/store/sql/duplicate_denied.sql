-- one row per pair of leads that a person has said are not the same, as what they count for now
with pair as (
    select
        coalesce(one.into_lead_id, not_the_same.lead_id) as lead_id,
        coalesce(other.into_lead_id, not_the_same.other_lead_id) as other_lead_id
    from not_the_same
    left join merged_lead as one on one.lead_id = not_the_same.lead_id
    left join merged_lead as other on other.lead_id = not_the_same.other_lead_id
    where not_the_same.dataset_id = $dataset_id
)
select least(lead_id, other_lead_id) as lead_id, greatest(lead_id, other_lead_id) as other_lead_id
from pair
