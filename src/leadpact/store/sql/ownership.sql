-- one row per open lead, by the team that owns it; counted: every one
select lead_id, case when is_mql then 'sales' else 'marketing' end as key, true as counted
from graded
where outcome = 'open'
