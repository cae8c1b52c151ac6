-- one row per lead (per matured lead where there are dates), by cycles (4 stands for 4 and more); counted: it was won
select lead_id, cast(least(cycles, 4) as integer) as key, is_won as counted
from leads
where cycles >= 1 and (matured or not $dated)
