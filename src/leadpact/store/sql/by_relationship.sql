-- one row per lead, by relationship (none where it is unknown); counted: it was won
select
    lead_id,
    relationship as key,
    is_won as counted,
    known_contact,
    is_mql,
    coalesce(matured or not $dated, false) as judged,
    days_to_win
from graded
