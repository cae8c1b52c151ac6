-- one row per month of the no: the hand-offs that sales rejected, and those with a reason given
select
    cast(date_trunc('month', coalesce(hand_off.decided_at, hand_off.happened_at)) as date) as month,
    count(*) as noes,
    count(hand_off.reason) as with_reason
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.decision = 'rejected'
group by 1
order by 1 nulls last
