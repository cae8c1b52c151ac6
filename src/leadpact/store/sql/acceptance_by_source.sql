-- one row per decided hand-off, by source; counted: sales accepted it
select hand_off.lead_id, leads.source as key, hand_off.decision = 'accepted' as counted
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.decision is not null
