-- one row: a lead, its score and grade, and what each criterion finds and gives
select
    leads.lead_id, concat_ws(' ', leads.first_name, leads.last_name) as name, leads.company,
    leads.stage, leads.outcome, leads.product,
    leads.score, leads.grade, leads.is_mql, leads.least_score, leads.most_score/* criteria */
from graded as leads/* own columns */
where true /* and which */
