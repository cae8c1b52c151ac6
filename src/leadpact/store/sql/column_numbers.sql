-- one row per number in the column, the smallest first, one more than stand for themselves
select value
from held
where value is not null
group by value
order by value
limit $most + 1
