-- one row per lead, by the bin of its value in the column; counted: it was won
select
    lead_id,
    value,
    /* bin */ as key,
    counted,
    rated
from held
