-- one row per lead that rests or was written off, by grade; counted: leads like it were recycled before
-- Leads like it cycled two or more times and have its grade; where there are 20 of them, also the reason they came back from.
with last_no as (
    select
        lead_id,
        arg_max(reason, number) as reason,
        arg_max(coalesce(decided_at, happened_at), number) as said_at
    from hand_off
    where dataset_id = $dataset_id and (decision = 'rejected' or handed_back)
    group by lead_id
),
came_from as (
    select lead_id, arg_max(reason, number) as reason
    from hand_off
    where dataset_id = $dataset_id and came_back
    group by lead_id
),
again as (
    select graded.grade, came_from.reason, graded.is_won
    from graded
    left join came_from on came_from.lead_id = graded.lead_id
    where graded.cycles >= 2 and (graded.matured or not $dated)
),
by_grade as (
    select grade, count(*) as leads, count(*) filter (where is_won) as won
    from again
    group by grade
),
by_reason as (
    select grade, reason, count(*) as leads, count(*) filter (where is_won) as won
    from again
    where reason is not null
    group by grade, reason
    having count(*) >= 20
)
select
    graded.lead_id,
    graded.grade as key,
    by_grade.leads is not null as counted,
    by_reason.reason,
    coalesce(by_reason.leads, by_grade.leads, 0) as alike,
    coalesce(by_reason.won, by_grade.won, 0) as alike_won,
    last_no.reason as last_reason,
    date_diff('day', cast(last_no.said_at as date), cast($as_of as date)) as days_since
from graded
left join last_no on last_no.lead_id = graded.lead_id
left join by_grade on by_grade.grade = graded.grade
left join by_reason on by_reason.grade = graded.grade and by_reason.reason = last_no.reason
where not graded.is_won
  and (graded.written_off or (graded.stage = 'nurture' and not graded.is_lost))
