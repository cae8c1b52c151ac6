-- one row per lead in the activity log: its counters, and its first and last days
-- A counter is unknown where no activity of the whole log is of its kind. A row about the pricing
-- page itself is a visit only where the log tells of visits and pages in no other way.
create or replace temp table behaviour as
with logged as (
    select
        coalesce(merged_lead.into_lead_id, activity.lead_id) as lead_id,
        activity.happened_at,
        activity_text.kind,
        activity_text.kind = 'pricing_visit'
        or (
            activity_text.kind in ('visit', 'page_view')
            and (
                activity_text.about_prices
                or coalesce(regexp_matches(lower(strip_accents(activity.detail)), $pricing_words), false)
            )
        ) as is_pricing
    from activity
    left join activity_text on activity_text.text = activity.activity
    left join merged_lead on merged_lead.lead_id = activity.lead_id
    where activity.dataset_id = $dataset_id
),
counted as (
    select
        lead_id,
        count(*) filter (where kind = 'visit') as visits,
        count(*) filter (where kind = 'page_view') as page_views,
        count(*) filter (where kind = 'download') as downloads,
        count(*) filter (where kind = 'webinar') as webinars,
        count(*) filter (where kind = 'form') as forms,
        count(*) filter (where kind = 'email_click') as email_clicks,
        list(cast(happened_at as date)) filter (where is_pricing) as pricing_days,
        min(happened_at) as first_at,
        max(happened_at) as last_at,
        min(happened_at) filter (where kind in ('call', 'meeting', 'sales_email')) as first_sales_at
    from logged
    group by lead_id
),
held as (
    select
        sum(visits) > 0 as visits,
        sum(page_views) > 0 as page_views,
        sum(downloads) > 0 as downloads,
        sum(webinars) > 0 as webinars,
        sum(forms) > 0 as forms,
        sum(email_clicks) > 0 as email_clicks,
        count(pricing_days) > 0 as pricing
    from counted
),
pricing_day as (
    select lead_id, unnest(pricing_days) as day from counted
),
pricing_week as (
    select
        lead_id,
        count(*) over (
            partition by lead_id order by day range between interval 6 days preceding and current row
        ) as visits
    from pricing_day
),
busiest as (
    select lead_id, max(visits) as pricing_visits from pricing_week group by lead_id
)
select
    counted.lead_id,
    case
        when held.visits then counted.visits
        when held.pricing and not held.page_views then coalesce(len(counted.pricing_days), 0)
    end as visits,
    case when held.page_views then counted.page_views end as page_views,
    case when held.downloads then counted.downloads end as downloads,
    case when held.webinars then counted.webinars end as webinars,
    case when held.forms then counted.forms end as forms,
    case when held.email_clicks then counted.email_clicks end as email_clicks,
    case when held.pricing then coalesce(busiest.pricing_visits, 0) end as pricing_visits,
    counted.first_at,
    counted.last_at,
    counted.first_sales_at
from counted
cross join held
left join busiest on busiest.lead_id = counted.lead_id
