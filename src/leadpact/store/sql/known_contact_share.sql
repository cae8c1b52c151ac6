-- one row per lead of which it is known whether sales knew the contact; counted: sales did
select lead_id, known_contact as counted
from leads
where known_contact is not null
