-- one row per lead: its score with its parts, its grade, and its range if the unknown were known
select
    lead_id, score, grade, is_mql, fit_score, engagement_score, red_flag_score,
    unknown_criteria, least_score, most_score
from graded
order by score desc, lead_id
