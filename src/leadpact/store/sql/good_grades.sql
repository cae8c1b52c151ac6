-- one row per lead; counted: it grades A, B or C
select lead_id, grade in ('A', 'B', 'C') as counted
from graded
