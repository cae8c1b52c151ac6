-- one row per trip of a lead through the hand-off
insert into hand_off
with change as (
    select
        lead_id, happened_at, to_stage, reason,
        row_number() over road as step,
        coalesce(from_stage, lag(to_stage) over road, '') as previous
    from stage_change
    where dataset_id = $dataset_id
    window road as (partition by lead_id order by happened_at, upload_id, position)
),
entered as (
    select
        *,
        to_stage in ('mql', 'sal', 'sql', 'opportunity')
        and previous not in ('mql', 'sal', 'sql', 'opportunity', 'won', 'lost') as enters
    from change
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
from_history as (
    select
        lead_id, number, happened_at,
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
        number < max(number) over (partition by lead_id) as came_back
    from trip
),
without_history as (
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
    from lead_given
    where dataset_id = $dataset_id
      and (stage in ('mql', 'sal', 'sql', 'opportunity', 'won', 'lost', 'rejected', 'nurture')
           or (stage is null and rejection_reason is not null))
      and lead_id not in (select lead_id from stage_change where dataset_id = $dataset_id)
),
every as (
    select * from from_history
    union all
    select * from without_history
)
select
    $dataset_id, lead_id, number, happened_at, decision, decided_at,
    coalesce(spelling.written, every.reason) as reason, handed_back, came_back
from every
left join spelling
    on spelling.field = 'rejection_reason' and spelling.folded = lower(every.reason)
