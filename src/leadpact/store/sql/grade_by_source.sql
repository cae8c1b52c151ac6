-- one row per lead, by source and grade
select lead_id, source as key, grade as part
from graded
