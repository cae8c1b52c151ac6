-- one row per lead, by grade; counted: every one
select lead_id, grade as key, true as counted
from graded
