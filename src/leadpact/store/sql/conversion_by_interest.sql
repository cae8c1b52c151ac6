-- one row per lead (per matured lead where there are dates), by interest; counted: it was won
select lead_id, interest as key, is_won as counted
from leads
where interest is not null and (matured or not $dated)
