-- one row per lead handed off, by the month of its first hand-off; counted: the promise holds for it
-- Of leads that sales had spoken to before, the first contact is nobody's promise: they are left out.
select
    lead_id,
    cast(date_trunc('month', handed_at) as date) as month,
    coalesce(case $kind
        when 'reasons' then reasons >= $number
        when 'first_contact' then hours <= $number
        when 'attempts' then attempts >= $number
    end, false) as counted
from (
    select
        handed.*,
        coalesce(cast(first_sales_contact_at as date) < cast(handed_at as date), false) as spoken_to_before,
        case when first_sales_contact_at < handed_at then 0
             else date_diff('minute', handed_at, first_sales_contact_at) / 60 end as hours,
        coalesce(len(list_filter(
            tried.days,
            lambda day: day between cast(handed_at as date) and cast(handed_at as date) + $within_days
        )), 0) as attempts
    from (
        select
            lead_id, first_sales_contact_at,
            least(mql_at, sal_at, sql_at, opportunity_at) as handed_at,
            0 /* reasons */ as reasons
        from valued
        where handed_off
    ) as handed
    left join (
        select
            coalesce(lead_merge.into_lead_id, activity.lead_id) as lead_id,
            list(cast(activity.happened_at as date)) as days
        from activity
        left join lead_merge
            on lead_merge.dataset_id = activity.dataset_id and lead_merge.lead_id = activity.lead_id
        where activity.dataset_id = $dataset_id and list_contains($what_reps_do, activity.activity)
        group by 1
    ) as tried on tried.lead_id = handed.lead_id
)
where $kind <> 'first_contact' or not spoken_to_before
