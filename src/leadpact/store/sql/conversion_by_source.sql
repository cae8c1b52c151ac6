-- one row per lead (per matured lead where there are dates), by source; counted: it was won
select lead_id, source as key, is_won as counted
from leads
where matured or not $dated
