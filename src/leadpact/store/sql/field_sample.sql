-- one row per lead of the sample (all leads where $cut is NULL): the fields asked for
select
    /* fields */
from leads
/* own columns */
where $cut is null or md5(leads.lead_id) < $cut
order by leads.lead_id
