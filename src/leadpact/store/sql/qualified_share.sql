-- one row per lead; counted: its score reaches the MQL threshold, or it raised its hand
select lead_id, is_mql as counted
from graded
