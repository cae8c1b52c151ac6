-- one row per lead whose source and month of creation are known; counted: it was won
select
    lead_id, source as key, cast(date_trunc('month', created_at) as date) as month,
    is_won as counted, is_mql, coalesce(matured or not $dated, false) as judged
from graded
where source is not null and created_at is not null
