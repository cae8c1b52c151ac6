-- one row per lead that was handed off; counted: below the MQL threshold and without a hand-raise
select lead_id, not is_mql as counted
from graded
where handed_off
