-- one row per lead, by branch; counted: a short timeline or a raised hand sends it straight to reps
select
    lead_id,
    coalesce(wants_contact, false) or coalesce(timeline in ('now', 'within_3_months'), false) as counted,
    case when counted then 'straight to reps' else 'nurture' end as key
from leads
