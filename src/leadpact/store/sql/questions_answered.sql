-- one row per lead whose answered questions are known, by their number (10 stands for 10 and more); counted: it was won
select
    lead_id,
    cast(floor(least(questions_answered, 10)) as integer) as key,
    is_won as counted,
    wants_contact as asked,
    coalesce(matured or not $dated, false) as judged
from leads
where questions_answered >= 0
