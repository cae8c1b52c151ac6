-- one row: the owners among the leads
select count(distinct owner) as reps
from leads
