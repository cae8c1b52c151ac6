-- one row per lead whose first hand-off is decided, by source; counted: accepted then, and never handed back or rejected after
select
    hand_off.lead_id,
    leads.source as key,
    hand_off.decision = 'accepted' and not hand_off.handed_back and not hand_off.came_back as counted
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.number = 1 and hand_off.decision is not null
