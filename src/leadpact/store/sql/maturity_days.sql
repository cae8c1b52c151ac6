-- one row: the 90th percentile of days from creation to win
select percentile_cont(0.9) within group (order by days_to_win) as maturity_days
from lead
where dataset_id = $dataset_id
