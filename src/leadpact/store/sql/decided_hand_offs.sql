-- one row per source, campaign, reason, week of the decision, month of the first hand-off, and whether it passed: hand-offs
select
    leads.source,
    leads.campaign,
    case when hand_off.decision = 'rejected' then coalesce(hand_off.reason, 'No reason given') end as reason,
    cast(date_trunc('week', hand_off.decided_at) as date) as week,
    case when hand_off.number = 1 then cast(date_trunc('month', hand_off.happened_at) as date) end as month,
    case when hand_off.number = 1
         then hand_off.decision = 'accepted' and not hand_off.handed_back and not hand_off.came_back
    end as passed,
    count(*) as hand_offs
from hand_off
join leads on leads.lead_id = hand_off.lead_id
where hand_off.dataset_id = $dataset_id and hand_off.decision is not null
group by all
