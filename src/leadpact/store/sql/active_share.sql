-- one row per lead whose interest is known; counted: the interest is active
select lead_id, interest = 'active' as counted
from leads
where interest is not null
