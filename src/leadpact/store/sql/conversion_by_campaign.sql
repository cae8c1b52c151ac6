-- one row per lead, by campaign inside its source; counted: it was won
select lead_id, source, campaign as key, is_won as counted, coalesce(matured or not $dated, false) as judged
from leads
