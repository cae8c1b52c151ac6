-- one row per month of a promise: its leads or no's, and those for which it holds
select
    month,
    count(*) as promised,
    count(*) filter (where counted) as held
from figure
group by month
order by month nulls last
