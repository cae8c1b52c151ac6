-- one row per text that stands for itself: those of most leads, and of so many at least
select lower(value) as folded, min(value) as spelling
from held
where value is not null
group by lower(value)
having count(*) >= $fewest
order by count(*) desc, folded
limit $most
