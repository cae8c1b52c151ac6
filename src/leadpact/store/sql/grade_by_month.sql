-- one row per lead with a creation date, by month and grade
select lead_id, strftime(created_at, '%Y-%m') as key, grade as part
from graded
where created_at is not null
