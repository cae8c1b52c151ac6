-- one row per hand-off that was rejected or handed back; counted: another one came after it
-- `days` run from that no to the next hand-off, `days_to_win` to the win; both at most to the as-of date.
select *
from (
    with no as (
        select lead_id, number, happened_at, decision, decided_at, reason
        from hand_off
        where dataset_id = $dataset_id and (decision = 'rejected' or handed_back)
    ),
    first_no as (
        select lead_id, min(number) as number
        from no
        group by lead_id
    ),
    -- Only the history knows when a lead was handed back that was not rejected.
    handed_back_on as (
        select no.lead_id, no.number, min(stage_change.happened_at) as happened_at
        from no
        join stage_change on stage_change.lead_id = no.lead_id
        where stage_change.dataset_id = $dataset_id
          and stage_change.to_stage in ('rejected', 'nurture')
          and no.decision is distinct from 'rejected'
          and stage_change.happened_at >= no.happened_at
        group by no.lead_id, no.number
    ),
    dated as (
        select
            no.lead_id,
            no.number,
            case when no.decision = 'rejected' then no.reason else 'handed back unrejected' end as key,
            cast(case when no.decision = 'rejected' then no.decided_at else handed_back_on.happened_at end as date) as said_on,
            cast($as_of as date) as today,
            leads.is_won,
            leads.won_at,
            following.happened_at as next_at,
            coalesce(not following.came_back, false) as next_is_last,
            no.number = first_no.number as is_first
        from no
        join leads on leads.lead_id = no.lead_id
        join first_no on first_no.lead_id = no.lead_id
        left join handed_back_on on handed_back_on.lead_id = no.lead_id and handed_back_on.number = no.number
        left join hand_off as following
            on following.dataset_id = $dataset_id
           and following.lead_id = no.lead_id
           and following.number = no.number + 1
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
        key,
        coalesce(wait <= age, false) as counted,
        case when age >= 0 then least(age, wait) end as days,
        is_first,
        coalesce(to_win <= age, false) as won,
        case when age < 0 or (is_won and coalesce(to_win, -1) < 0) then null else least(age, to_win) end as days_to_win,
        is_won and next_is_last as won_next,
        wait <= age and (not $dated or age - wait >= $maturity_days) as judged
    from timed
) as waited
