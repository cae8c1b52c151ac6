-- one row per lead, with what could decide on a call; counted: it was won
select
    lead_id,
    coalesce(wants_contact, false) as asked,
    case when budget then 1 else 0 end
    + case when authority then 1 else 0 end
    + case when need then 1 else 0 end
    + case when timeline in ('now', 'within_3_months') then 1 else 0 end as yeses,
    is_mql,
    is_won as counted,
    coalesce(outcome = 'open', false) as is_open,
    coalesce(matured or not $dated, false) as judged
from graded
