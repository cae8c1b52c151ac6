-- one row per lead old enough to have been won; counted: it was won
select lead_id, is_won as counted
from leads
where matured
