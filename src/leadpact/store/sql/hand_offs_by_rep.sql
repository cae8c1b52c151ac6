-- one row per hand-off, by rep; counted: it has been decided
select hand_off.lead_id, leads.owner as key, hand_off.decision is not null as counted
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id
