-- one row per hand-off that was rejected or handed back; counted: another one came after it
-- `days` run from that no to the next hand-off, `days_to_win` to the win; both at most to the as-of date.
with trip as (
    select
        hand_off.*,
        leads.is_won,
        leads.won_at,
        lead(hand_off.happened_at) over road as next_at,
        lead(hand_off.number) over road is not null and lead(hand_off.number, 2) over road is null as next_is_last
    from hand_off
    join leads on leads.lead_id = hand_off.lead_id
    where hand_off.dataset_id = $dataset_id
    window road as (partition by hand_off.lead_id order by hand_off.number)
),
no as (
    select *, row_number() over (partition by lead_id order by number) = 1 as is_first
    from trip
    where decision = 'rejected' or handed_back
),
-- Only the history knows when a lead was handed back that was not rejected.
handed_back_on as (
    select no.lead_id, no.number, min(stage_change.happened_at) as happened_at
    from no
    join stage_change on stage_change.dataset_id = $dataset_id and stage_change.lead_id = no.lead_id
    where no.decision is distinct from 'rejected'
      and stage_change.to_stage in ('rejected', 'nurture')
      and stage_change.happened_at >= no.happened_at
    group by no.lead_id, no.number
),
dated as (
    select
        no.*,
        cast(case when no.decision = 'rejected' then no.decided_at else handed_back_on.happened_at end as date) as said_on,
        cast($as_of as date) as today
    from no
    left join handed_back_on on handed_back_on.lead_id = no.lead_id and handed_back_on.number = no.number
),
timed as (
    select
        *,
        date_diff('day', said_on, today) as age,
        date_diff('day', said_on, cast(next_at as date)) as wait,
        case when is_won then date_diff('day', said_on, cast(won_at as date)) end as to_win
    from dated
)
select
    lead_id,
    number,
    case when decision = 'rejected' then reason else 'handed back unrejected' end as key,
    coalesce(wait <= age, false) as counted,
    case when age >= 0 then least(age, wait) end as days,
    is_first,
    coalesce(to_win <= age, false) as won,
    case when age < 0 or (is_won and coalesce(to_win, -1) < 0) then null else least(age, to_win) end as days_to_win,
    is_won and next_is_last as won_next,
    wait <= age and (not $dated or age - wait >= $maturity_days) as judged
from timed
