-- one row per pattern: leads with the same criterion values, counted
select
    /* values */
    coalesce(wants_contact, false) as hand_raise,
    count(*) as leads,
    count(*) filter (where is_won) as won,
    count(*) filter (where matured or not $dated) as rated,
    count(*) filter (where is_won and (matured or not $dated)) as rated_won
from valued
group by all
