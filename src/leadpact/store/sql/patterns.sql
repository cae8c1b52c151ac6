-- one row per pattern: leads alike in criterion values, source and outcome, counted
select
    /* values */
    coalesce(wants_contact, false) as hand_raise,
    coalesce(is_won, false) as won,
    coalesce(matured, false) or not $dated as rated,
    coalesce(source, '') as source,
    count(*) as leads
from valued
group by all
