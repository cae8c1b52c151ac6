-- one row per lead: its value in one column, NULL where empty; counted: it was won
select
    leads.lead_id,
    /* value */ as value,
    leads.is_won as counted,
    coalesce(leads.matured, false) or not $dated as rated
from leads
/* own columns */
