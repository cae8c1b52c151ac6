-- one row per won lead whose cycles are known, by cycles (4 stands for 4 and more); counted: every one
select lead_id, cast(least(cycles, 4) as integer) as key, true as counted
from leads
where is_won and cycles is not null
