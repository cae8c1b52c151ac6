-- one row per lead, by source; counted: it was won in the days it was watched for
-- A lead that was lost, like an open one, is watched to the as-of date; `days` is unknown where a date is.
select
    lead_id,
    source as key,
    coalesce(days_to_win <= age, false) as counted,
    case
        when age < 0 or (is_won and days_to_win is null) then null
        else least(age, days_to_win)
    end as days
from (
    select *, date_diff('day', cast(created_at as date), cast($as_of as date)) as age
    from leads
) as aged
