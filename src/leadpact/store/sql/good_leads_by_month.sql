-- one row per month of creation: its leads, and those that grade A or B
select
    cast(date_trunc('month', created_at) as date) as month,
    count(*) as leads,
    count(*) filter (where grade in ('A', 'B')) as good
from graded
group by 1
order by 1 nulls last
