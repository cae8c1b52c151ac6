-- one row per lead in the figure, those that count first
select
    figure.counted, graded.lead_id, graded.grade, graded.score,
    case when graded.unknown_criteria > 0
         then graded.least_score || ' to ' || graded.most_score end as possible_score,
    graded.first_name, graded.last_name, graded.company, graded.title,
    graded.source, graded.product, graded.owner, graded.created_at,
    graded.stage, graded.outcome, graded.cycles, graded.rejection_reason, graded.amount
from figure
join graded on graded.lead_id = figure.lead_id
order by figure.counted desc, graded.score desc, graded.lead_id
