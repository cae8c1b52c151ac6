-- one row per lead whose interest is known, by month of creation; counted: the interest is active
select lead_id, strftime(created_at, '%Y-%m') as key, interest = 'active' as counted
from leads
where interest is not null and created_at is not null
