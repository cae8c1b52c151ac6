-- one row per won lead whose relationship and amount are known: both
select relationship, amount
from leads
where is_won and relationship is not null and amount is not null
