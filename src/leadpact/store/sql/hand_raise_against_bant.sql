-- one row per lead whose hand-raise is known, with its BANT yeses and decided hand-offs; counted: it was won
select
    leads.lead_id,
    wants_contact as asked,
    case when budget then 1 else 0 end
    + case when authority then 1 else 0 end
    + case when need then 1 else 0 end
    + case when timeline in ('now', 'within_3_months') then 1 else 0 end as yeses,
    is_won as counted,
    coalesce(matured or not $dated, false) as judged,
    days_to_win,
    coalesce(decided.accepted, 0) as accepted,
    coalesce(decided.rejected, 0) as rejected
from leads
left join (
    select
        lead_id,
        count(*) filter (where decision = 'accepted') as accepted,
        count(*) filter (where decision = 'rejected') as rejected
    from hand_off
    where dataset_id = $dataset_id
    group by lead_id
) as decided on decided.lead_id = leads.lead_id
where wants_contact is not null
