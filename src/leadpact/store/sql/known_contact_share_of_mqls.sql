-- one row per MQL of which it is known whether sales knew the contact; counted: sales did
select lead_id, known_contact as counted
from graded
where is_mql and known_contact is not null
