-- one row per lead of a flow; of all that change the grade where no flow is given
select
    compared.grade as old_grade, drafted.grade as new_grade,
    compared.score as old_score, drafted.score as new_score,
    coalesce(drafted.matured, false) or not $dated as rated,
    drafted.outcome, drafted.lead_id, drafted.first_name, drafted.last_name,
    drafted.company, drafted.source, drafted.owner/* changes */
from compared
join drafted on drafted.lead_id = compared.lead_id
where (compared.grade <> drafted.grade or $old_grade = $new_grade)
  and compared.grade = coalesce(cast($old_grade as varchar), compared.grade)
  and drafted.grade = coalesce(cast($new_grade as varchar), drafted.grade)
order by abs(drafted.score - compared.score) desc, drafted.score desc, drafted.lead_id
