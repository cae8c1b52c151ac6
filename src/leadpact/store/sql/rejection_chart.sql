-- one row per hand-off whose decision is dated, by the Monday of the week of the decision; counted: sales rejected it
select
    hand_off.lead_id,
    cast(date_trunc('week', hand_off.decided_at) as date) as key,
    hand_off.decision = 'rejected' as counted,
    leads.product,
    leads.owner
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.decided_at is not null and hand_off.decision is not null
