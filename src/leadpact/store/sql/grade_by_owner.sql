-- one row per lead, by owner and grade
select lead_id, owner as key, grade as part
from graded
