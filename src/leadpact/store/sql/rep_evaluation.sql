-- one row per lead handed off (and old enough to have been won, where there are dates), by rep and grade; counted: it was won
select lead_id, owner as key, grade as part, is_won as counted
from graded
where handed_off and (matured or not $dated)
