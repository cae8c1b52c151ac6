-- one row per won lead whose cycles are known, by source; counted: it cycled two or more times
select lead_id, source as key, cycles >= 2 as counted, cast(least(cycles, 4) as integer) as part
from leads
where is_won and cycles is not null
