-- one row per lead that its rep got in the 24 hours that end with the as-of date; counted: all
select leads.lead_id, true as counted, leads.owner as key
from leads
left join (
    select lead_id, max(happened_at) as happened_at
    from hand_off
    where dataset_id = $dataset_id and cast(happened_at as date) = cast($as_of as date)
    group by lead_id
) as handed on handed.lead_id = leads.lead_id
where leads.owner is not null
  and cast(coalesce(handed.happened_at, leads.created_at) as date) = cast($as_of as date)
