-- one row per rejected hand-off, by reason; counted: every one
select hand_off.lead_id, coalesce(hand_off.reason, 'No reason given') as key, true as counted
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.decision = 'rejected'
