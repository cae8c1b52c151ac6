-- one row per lead, by source; counted: it was won
select lead_id, source as key, is_won as counted
from leads
