-- one row per lead that was looked for, the one of just that id or address first
select
    lead_id, concat_ws(' ', first_name, last_name) as name, company, grade, score, outcome
from graded
where true /* and which */
order by /* first */ score desc, lead_id
limit 20
