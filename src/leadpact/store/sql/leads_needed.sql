-- one row per qualified lead that conversion counts; counted: it was won
select lead_id, is_won as counted
from graded
where is_mql and (coalesce(matured, false) or not $dated)
