-- one row per lead, by the month it came in; counted: it grades A or B
select
    lead_id,
    cast(date_trunc('month', created_at) as date) as month,
    grade in ('A', 'B') as counted
from graded
