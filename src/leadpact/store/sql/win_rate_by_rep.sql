-- one row per lead handed off that was won or lost, by rep; counted: it was won
select lead_id, owner as key, is_won as counted
from leads
where handed_off and (is_won or is_lost)
