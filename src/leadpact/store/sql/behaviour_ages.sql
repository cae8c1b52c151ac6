-- one row per age in full months (30 days), and one for no known age: the leads that have something of a behaviour
select
    case when leads.created_at is not null and cast($as_of as date) is not null
         then greatest(date_diff('day', cast(leads.created_at as date), cast($as_of as date)), 0) // 30
    end as months,
    count(*) as leads,
    sum(0 /* units */) as units
from valued as leads/* own columns */
where true /* and which */
group by months
order by months nulls last
