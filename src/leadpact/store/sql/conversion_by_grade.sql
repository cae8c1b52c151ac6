-- one row per lead (per matured lead where there are dates), by grade; counted: it was won
select lead_id, grade as key, is_won as counted
from graded
where matured or not $dated
