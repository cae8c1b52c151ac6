-- one row per lead of one cell of the grid of fit against engagement
select
    lead_id, first_name, last_name, company, fit_score, engagement_score, score, grade,
    outcome, coalesce(matured, false) or not $dated as rated, source, owner
from graded
where fit_score >= coalesce(cast($fit_from as integer), fit_score)
  and (cast($fit_below as integer) is null or fit_score < $fit_below)
  and engagement_score >= coalesce(cast($engagement_from as integer), engagement_score)
  and (cast($engagement_below as integer) is null or engagement_score < $engagement_below)
order by score desc, lead_id
