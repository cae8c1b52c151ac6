-- one row per key of the column: its leads, those old enough to be won, and the won among them
select
    key,
    count(*) as leads,
    count(*) filter (where rated) as rated,
    count(*) filter (where rated and counted) as won,
    count(distinct value) as distinct_values,
    min(value) as least,
    max(value) as most
from figure
group by key
order by count(*) desc, key
