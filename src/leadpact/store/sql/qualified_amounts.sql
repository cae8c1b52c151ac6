-- one row per qualified lead that was won and whose amount is known: its amount
select amount
from graded
where is_won and is_mql and amount is not null
