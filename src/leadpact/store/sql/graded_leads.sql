-- one row per lead: its score, the parts of the score, its grade and whether it is an MQL
select
    lead_id, score, grade, is_mql, fit_score, engagement_score, red_flag_score, unknown_criteria
from graded
order by score desc, lead_id
