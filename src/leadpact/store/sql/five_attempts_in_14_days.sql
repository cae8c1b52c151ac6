-- one row per lead handed off at least 14 days ago; counted: reps tried it five times in 14 days
select
    handed.lead_id,
    coalesce(
        len(list_filter(tried.days, lambda day: day between handed.day and handed.day + 14)) >= 5, false
    ) as counted
from (
    select lead_id, cast(least(mql_at, sal_at, sql_at, opportunity_at) as date) as day
    from leads
    where handed_off
) as handed
left join (
    select
        coalesce(lead_merge.into_lead_id, activity.lead_id) as lead_id,
        list(cast(activity.happened_at as date)) as days
    from activity
    left join lead_merge
        on lead_merge.dataset_id = activity.dataset_id and lead_merge.lead_id = activity.lead_id
    where activity.dataset_id = $dataset_id
      and list_contains(cast([] as varchar[]) /* what reps do */, activity.activity)
    group by 1
    having count(*) >= 5
) as tried on tried.lead_id = handed.lead_id
where handed.day + 14 <= cast($as_of as date)
