-- one row per lead that was won or lost; counted: it was won
select lead_id, is_won as counted
from leads
where is_won or is_lost
