-- one row per won lead whose cycles are known; counted: it cycled two or more times
select lead_id, cycles >= 2 as counted
from leads
where is_won and cycles is not null
