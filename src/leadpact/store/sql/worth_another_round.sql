-- one row per lead that rests or was written off, by grade; counted: leads like it were recycled before
-- Leads like it cycled two or more times and have its grade; where there are 20 of them, also the reason they came back from.
select *
from (
    with told as (
        select
            lead_id, grade, score, is_won, lost_at,
            cycles >= 2 and (matured or not $dated) as came_again,
            not is_won and (written_off or (stage = 'nurture' and not is_lost)) as waits
        from graded
    ),
    last_no as (
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
        select told.grade, came_from.reason, told.is_won
        from told
        left join came_from on came_from.lead_id = told.lead_id
        where told.came_again
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
        told.lead_id,
        told.grade as key,
        told.score,
        by_grade.leads is not null as counted,
        by_reason.reason,
        coalesce(by_reason.leads, by_grade.leads, 0) as alike,
        coalesce(by_reason.won, by_grade.won, 0) as alike_won,
        last_no.reason as last_reason,
        date_diff('day', cast(greatest(last_no.said_at, told.lost_at) as date), cast($as_of as date)) as days_since
    from told
    left join last_no on last_no.lead_id = told.lead_id
    left join by_grade on by_grade.grade = told.grade
    left join by_reason on by_reason.grade = told.grade and by_reason.reason = last_no.reason
    where told.waits
) as ranked
