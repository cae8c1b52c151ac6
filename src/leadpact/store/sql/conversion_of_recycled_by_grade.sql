-- one row per lead that cycled two or more times (matured where there are dates), by grade; counted: it was won
select lead_id, grade as key, is_won as counted
from graded
where cycles >= 2 and (matured or not $dated)
