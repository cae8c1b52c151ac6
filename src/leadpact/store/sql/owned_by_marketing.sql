-- one row per open lead that marketing owns: no hand raised, and below the MQL threshold
select lead_id, true as counted
from graded
where outcome = 'open' and not is_mql
