-- one row per lead, by whether it was handed off; counted: its score reaches the MQL threshold, or it raised its hand
select lead_id, handed_off as key, is_mql as counted
from graded
