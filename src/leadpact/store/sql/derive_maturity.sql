-- one row of the data sets gets M: the 90th percentile of days from creation to win
-- It lies on a tenth of a day; without rounding, a lead of just that age could fall short of it.
update dataset
set maturity_days = (
    select round(percentile_cont(0.9) within group (order by days_to_win), 1)
    from lead
    where lead.dataset_id = $dataset_id
)
where dataset_id = $dataset_id
