-- one row per branch of the routing rule: leads, won ones, those conversion counts, won ones of them
select
    coalesce(wants_contact, false) or coalesce(timeline in ('now', 'within_3_months'), false) as direct,
    count(*) as leads,
    count(*) filter (where is_won) as won,
    count(*) filter (where coalesce(matured, false) or not $dated) as rated,
    count(*) filter (where is_won and (coalesce(matured, false) or not $dated)) as rated_won,
    count(*) filter (where wants_contact is null and timeline is null) as unknown
from leads
group by direct
order by direct desc
