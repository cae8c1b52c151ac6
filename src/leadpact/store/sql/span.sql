-- one row: leads, and the first and last day of creation
select count(*) as leads, cast(min(created_at) as date) as first_day, cast(max(created_at) as date) as last_day
from leads
