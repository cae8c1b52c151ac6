-- one row per lead: what its files give, and what follows from that
insert into lead
with given as (
    select * from given_lead where dataset_id = $dataset_id
),
-- The first row of a history says where the lead began, which is no move; won and lost are ends.
step as (
    select
        *,
        previous not in ('', to_stage) and (
            to_stage in ('rejected', 'nurture')
            or (to_stage = 'inquiry' and previous in ('mql', 'sal', 'sql', 'opportunity'))
            or (to_stage = 'mql' and previous in ('sal', 'sql', 'opportunity'))
            or (to_stage = 'sal' and previous in ('sql', 'opportunity'))
            or (to_stage = 'sql' and previous = 'opportunity')
        ) as is_bump
    from stage_step
),
road as (
    select
        counts_for as lead_id,
        arg_max(to_stage, (happened_at, upload_id, position)) as last_stage,
        min(happened_at) filter (where to_stage = 'mql') as mql_at,
        min(happened_at) filter (where to_stage = 'sal') as sal_at,
        min(happened_at) filter (where to_stage = 'sql') as sql_at,
        min(happened_at) filter (where to_stage = 'opportunity') as opportunity_at,
        max(happened_at) filter (where to_stage = 'won') as won_at,
        max(happened_at) filter (where to_stage = 'lost') as lost_at,
        count(*) filter (where is_bump) as bumps
    from step
    group by counts_for
),
trips as (
    select
        lead_id,
        count(*) as cycles,
        bool_or(decision = 'accepted') as accepted,
        bool_or(decision = 'rejected') as rejected
    from hand_off
    where dataset_id = $dataset_id
    group by lead_id
),
known as (
    select
        given.*,
        coalesce(given.stage, road.last_stage, dated_road.stage) as known_stage,
        case
            when given.outcome in ('won', 'lost') then given.outcome
            when given.stage in ('won', 'lost') then given.stage
            when given.won_at is not null then 'won'
            when given.lost_at is not null then 'lost'
            when road.last_stage in ('won', 'lost') then road.last_stage
            when given.outcome is not null or given.stage is not null or road.lead_id is not null
                or dated_road.lead_id is not null then 'open'
        end as known_outcome,
        coalesce(given.won_at, road.won_at) as known_won_at,
        coalesce(given.lost_at, road.lost_at) as known_lost_at,
        case
            when road.lead_id is not null then coalesce(trips.cycles, 0)
            else coalesce(given.cycles, given.prior_cycles + 1)
        end as known_cycles,
        coalesce(given.mql_at, road.mql_at) as known_mql_at,
        coalesce(given.sal_at, road.sal_at) as known_sal_at,
        coalesce(given.sql_at, road.sql_at) as known_sql_at,
        coalesce(given.opportunity_at, road.opportunity_at) as known_opportunity_at,
        coalesce(given.bumps, road.bumps) as known_bumps,
        trips.lead_id is not null as handed_off,
        coalesce(trips.accepted, false) as accepted,
        coalesce(trips.rejected, false) as rejected,
        coalesce(given.stage, road.last_stage) is not null or trips.lead_id is not null as road_known,
        -- Dates of stages reached do not say what was handed back or turned down later.
        dated_road.lead_id is not null as only_dates
    from given
    left join road on road.lead_id = given.lead_id
    left join trips on trips.lead_id = given.lead_id
    left join dated_road on dated_road.lead_id = given.lead_id
)
select
    given.dataset_id,
    given.lead_id,
    given.email,
    given.first_name,
    given.last_name,
    given.company,
    given.title,
    coalesce(country_spelling.written, given.country) as country,
    coalesce(given.seniority, case
        when given.title is null then null
        when regexp_matches(lower(given.title), $decision_maker_words) then 'decision_maker'
        when regexp_matches(lower(given.title), $mid_level_words) then 'mid_level'
        else 'other'
    end) as seniority,
    coalesce(department_spelling.written, given.department) as department,
    coalesce(industry_spelling.written, given.industry) as industry,
    given.employees,
    coalesce(given.company_size, case
        when given.employees <= 10 then '1-10'
        when given.employees <= 50 then '11-50'
        when given.employees <= 200 then '51-200'
        when given.employees <= 1000 then '201-1000'
        when given.employees is not null then '1001+'
    end) as company_size,
    given.annual_revenue,
    coalesce(persona_spelling.written, given.persona) as persona,
    coalesce(product_spelling.written, given.product) as product,
    coalesce(source_spelling.written, given.source) as source,
    coalesce(campaign_spelling.written, given.campaign) as campaign,
    coalesce(given.interest, source_interest.interest) as interest,
    given.relationship,
    given.known_contact,
    coalesce(given.visits, behaviour.visits) as visits,
    coalesce(given.page_views, behaviour.page_views) as page_views,
    coalesce(given.downloads, behaviour.downloads) as downloads,
    coalesce(given.webinars, behaviour.webinars) as webinars,
    coalesce(given.forms, behaviour.forms) as forms,
    coalesce(given.email_clicks, behaviour.email_clicks) as email_clicks,
    coalesce(given.pricing_visits, behaviour.pricing_visits) as pricing_visits,
    given.questions_answered,
    coalesce(given.last_activity_at, behaviour.last_at) as last_activity_at,
    given.wants_contact,
    given.timeline,
    given.budget,
    given.authority,
    given.need,
    given.student,
    given.competitor,
    list_contains($free_mail_domains, lower(split_part(given.email, '@', 2))) as free_mail,
    given.created_at,
    coalesce(given.first_touch_at, case
        when behaviour.lead_id is not null then least(given.created_at, behaviour.first_at)
    end) as first_touch_at,
    coalesce(given.first_sales_contact_at, behaviour.first_sales_at) as first_sales_contact_at,
    given.known_stage as stage,
    given.known_outcome as outcome,
    given.known_mql_at as mql_at,
    given.known_sal_at as sal_at,
    given.known_sql_at as sql_at,
    given.known_opportunity_at as opportunity_at,
    coalesce(given.won_at, case when given.known_outcome = 'won' then given.known_won_at end) as won_at,
    coalesce(given.lost_at, case when given.known_outcome = 'lost' then given.known_lost_at end) as lost_at,
    coalesce(rejection_reason_spelling.written, given.rejection_reason) as rejection_reason,
    given.known_cycles as cycles,
    given.prior_cycles,
    given.amount,
    coalesce(owner_spelling.written, given.owner) as owner,
    coalesce(given.known_outcome = 'won', false) as is_won,
    coalesce(given.known_outcome = 'lost', false) as is_lost,
    case
        when given.known_outcome = 'won' and cast(given.known_won_at as date) >= cast(given.created_at as date)
        then date_diff('day', cast(given.created_at as date), cast(given.known_won_at as date))
    end as days_to_win,
    case when given.road_known then given.handed_off end as handed_off,
    case when given.road_known and (given.accepted or not given.only_dates) then given.rejected end as rejected,
    case
        when given.known_cycles >= 2 then true
        when given.road_known and not given.only_dates
            then given.handed_off and coalesce(given.known_stage = 'nurture', false)
    end as recycled,
    case
        when given.known_outcome = 'lost' then true
        when given.known_outcome = 'won' then false
        when given.only_dates or not given.road_known then null
        else coalesce(given.known_stage = 'rejected', given.rejected)
    end as written_off,
    given.known_bumps as bumps,
    given.opportunity_id,
    given.contact_id
from known as given
left join behaviour on behaviour.lead_id = given.lead_id
left join spelling as country_spelling on country_spelling.field = 'country' and country_spelling.folded = lower(given.country)
left join spelling as department_spelling on department_spelling.field = 'department' and department_spelling.folded = lower(given.department)
left join spelling as industry_spelling on industry_spelling.field = 'industry' and industry_spelling.folded = lower(given.industry)
left join spelling as persona_spelling on persona_spelling.field = 'persona' and persona_spelling.folded = lower(given.persona)
left join spelling as product_spelling on product_spelling.field = 'product' and product_spelling.folded = lower(given.product)
left join spelling as source_spelling on source_spelling.field = 'source' and source_spelling.folded = lower(given.source)
left join spelling as campaign_spelling on campaign_spelling.field = 'campaign' and campaign_spelling.folded = lower(given.campaign)
left join spelling as rejection_reason_spelling on rejection_reason_spelling.field = 'rejection_reason' and rejection_reason_spelling.folded = lower(given.rejection_reason)
left join spelling as owner_spelling on owner_spelling.field = 'owner' and owner_spelling.folded = lower(given.owner)
left join source_interest
    on source_interest.dataset_id = $dataset_id
   and source_interest.source = coalesce(source_spelling.written, given.source)
