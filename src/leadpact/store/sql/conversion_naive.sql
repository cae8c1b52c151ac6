-- one row per lead; counted: it was won
select lead_id, is_won as counted
from leads
