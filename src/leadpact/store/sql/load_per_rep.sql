-- one row per qualified lead, by its rep and month of creation; counted: a rep has it
select
    lead_id, owner is not null as counted, owner as key,
    coalesce(strftime(created_at, '%Y-%m'), '') as part
from graded
where is_mql
