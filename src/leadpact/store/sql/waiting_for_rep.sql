-- one row per open sales-owned lead; counted: no rep has it
select lead_id, owner is null as counted
from graded
where is_mql and not is_won and not is_lost and not coalesce(written_off, false)
