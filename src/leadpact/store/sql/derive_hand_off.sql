-- one row per trip of a lead through the hand-off
insert into hand_off
with entered as (
    select
        *,
        to_stage in ('mql', 'sal', 'sql', 'opportunity')
        and previous not in ('mql', 'sal', 'sql', 'opportunity', 'won', 'lost') as enters
    from stage_step
),
numbered as (
    select
        *,
        count(*) filter (where enters)
            over (partition by lead_id order by step rows unbounded preceding) as number
    from entered
),
trip as (
    select
        lead_id,
        number,
        any_value(counts_for) as counts_for,
        min(happened_at) filter (where enters) as happened_at,
        min(step) filter (where to_stage in ('sal', 'sql', 'opportunity', 'won', 'lost')) as accepted_step,
        min(step) filter (where to_stage = 'rejected') as rejected_step,
        min(happened_at) filter (where to_stage in ('sal', 'sql', 'opportunity', 'won', 'lost')) as accepted_at,
        min(happened_at) filter (where to_stage = 'rejected') as rejected_at,
        arg_min(reason, step) filter (where to_stage = 'rejected' and reason is not null) as reason,
        bool_or(to_stage in ('rejected', 'nurture')) as handed_back
    from numbered
    where number > 0
    group by lead_id, number
),
in_order as (
    select
        * exclude (lead_id, number),
        row_number() over (partition by counts_for order by happened_at, lead_id, number) as number,
        count(*) over (partition by counts_for) as trips
    from trip
),
from_history as (
    select
        counts_for as lead_id, number, happened_at,
        case
            when accepted_step is null and rejected_step is null then null
            when rejected_step is null or accepted_step < rejected_step then 'accepted'
            else 'rejected'
        end as decision,
        case
            when rejected_step is null or accepted_step < rejected_step then accepted_at
            else rejected_at
        end as decided_at,
        reason,
        handed_back,
        number < trips as came_back
    from in_order
),
from_stage as (
    select
        lead_id,
        1 as number,
        mql_at as happened_at,
        case
            when stage = 'rejected' or (stage is null and rejection_reason is not null) then 'rejected'
            when stage in ('sal', 'sql', 'opportunity', 'won', 'lost') then 'accepted'
        end as decision,
        cast(null as timestamp) as decided_at,
        rejection_reason as reason,
        stage in ('rejected', 'nurture') or (stage is null and rejection_reason is not null) as handed_back,
        false as came_back
    from given_lead
    where dataset_id = $dataset_id
      and (stage in ('mql', 'sal', 'sql', 'opportunity', 'won', 'lost', 'rejected', 'nurture')
           or (stage is null and rejection_reason is not null))
      and lead_id not in (select counts_for from stage_step)
      and lead_id not in (select lead_id from dated_road)
),
from_dates as (
    select
        lead_id,
        1 as number,
        happened_at,
        case when accepted then 'accepted' end as decision,
        decided_at,
        cast(null as varchar) as reason,
        false as handed_back,
        false as came_back
    from dated_road
    where handed_off
),
every as (
    select * from from_history
    union all
    select * from from_stage
    union all
    select * from from_dates
)
select
    $dataset_id, lead_id, number, happened_at, decision, decided_at,
    coalesce(spelling.written, every.reason) as reason, handed_back, came_back
from every
left join spelling
    on spelling.field = 'rejection_reason' and spelling.folded = lower(every.reason)
