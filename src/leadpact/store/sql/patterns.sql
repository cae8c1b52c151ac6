-- one row per pattern: leads alike in their codes and in whether conversion counts them, counted
select
    /* codes */
    coalesce(matured, false) or not $dated as rated,
    count(*) as leads
from packed
group by all
