-- one row per decided hand-off, by the reason of its no; counted: sales rejected it
select
    hand_off.lead_id,
    case when hand_off.decision = 'rejected' then coalesce(hand_off.reason, 'No reason given') end as key,
    hand_off.decision = 'rejected' as counted
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.decision is not null
