-- one row per open lead that sales owns: it raised its hand, or reaches the MQL threshold
select lead_id, true as counted
from graded
where outcome = 'open' and is_mql
