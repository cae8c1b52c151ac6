-- one row per lead (per matured lead where there are dates), by whether sales knew the contact; counted: it was won
select lead_id, case when known_contact then 'known' else 'new' end as key, is_won as counted
from leads
where known_contact is not null and (matured or not $dated)
