-- one row per hand-off that sales rejected, by the month of the no; counted: a reason is given
select
    leads.lead_id,
    cast(date_trunc('month', coalesce(hand_off.decided_at, hand_off.happened_at)) as date) as month,
    hand_off.reason is not null as counted
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.decision = 'rejected'
