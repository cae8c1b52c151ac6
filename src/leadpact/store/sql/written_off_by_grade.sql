-- one row per lead, by grade; counted: it was written off
select lead_id, grade as key, written_off as counted
from graded
where written_off is not null
