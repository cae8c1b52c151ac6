-- one row per grade, for all leads, and for each month of creation, source and owner: leads, and what conversion counts
select
    case when grouping(month) = 0 then 'month'
         when grouping(source) = 0 then 'source'
         when grouping(owner) = 0 then 'owner'
         else 'all' end as kind,
    coalesce(month, source, owner) as key,
    grade,
    count(*) as leads,
    count(*) filter (where rated) as rated,
    count(*) filter (where rated and is_won) as rated_won
from (
    select
        grade,
        strftime(created_at, '%Y-%m') as month,
        source,
        owner,
        matured or not $dated as rated,
        is_won
    from graded
)
group by grouping sets ((grade), (grade, month), (grade, source), (grade, owner))
order by kind, key nulls last, grade
