-- one row per won lead; counted: it grades A or B
select lead_id, grade in ('A', 'B') as counted
from graded
where is_won
