-- one row per lead and step of the road that it entered; counted: it moved on
-- A lead has entered every step up to the furthest it was ever in, those it skipped too. `part` says
-- what became of it there: it moved on, or where it stands now. `days` run from its first day in the
-- step, so a skipped step has none, to its first day in a later one, or to the as-of date where it
-- did not move on. Steps that no lead of the data set was ever in are not on the road; leads that
-- neither a stage nor a date tells about are left out, but where the data set has dates of stages.
select
    lead_id, place, key, next_step, part, part = 'moved on' as counted, created_at,
    case when days >= 0 then days end as days,
    case when days_to_step >= 0 then days_to_step end as days_to_step
from (
    select
        road.lead_id, road.created_at, step.place, step.key, step.next_step,
        case when road.furthest >= step.next_place then 'moved on' else road.standing end as part,
        case when road.furthest >= step.next_place
             then case step.place when 0 then from_mql when 1 then from_sal when 2 then from_sql
                                  when 3 then from_opportunity else won_day end
             else cast($as_of as date) end
        - case step.place when 0 then created_day when 1 then mql_day when 2 then sal_day
                          when 3 then sql_day else opportunity_day end as days,
        case step.place when 0 then least(created_day, from_mql) when 1 then from_mql when 2 then from_sal
                        when 3 then from_sql else from_opportunity end - created_day as days_to_step
    from (
        select
            *,
            least(opportunity_day, won_day) as from_opportunity,
            least(sql_day, opportunity_day, won_day) as from_sql,
            least(sal_day, sql_day, opportunity_day, won_day) as from_sal,
            least(mql_day, sal_day, sql_day, opportunity_day, won_day) as from_mql
        from (
            select
                lead_id, created_at,
                cast(created_at as date) as created_day, cast(mql_at as date) as mql_day,
                cast(sal_at as date) as sal_day, cast(sql_at as date) as sql_day,
                cast(opportunity_at as date) as opportunity_day,
                case when is_won then cast(won_at as date) end as won_day,
                case
                    when is_won then 5
                    when opportunity_at is not null or stage = 'opportunity' then 4
                    when sql_at is not null or stage = 'sql' then 3
                    -- A lead that sales lost had been accepted.
                    when sal_at is not null or stage = 'sal' or (is_lost and handed_off) then 2
                    when mql_at is not null or handed_off then 1
                    else 0
                end as furthest,
                case
                    when is_lost then 'lost'
                    when stage = 'rejected' or (stage is null and rejected) then 'rejected'
                    when stage = 'nurture' then 'handed back'
                    else 'open'
                end as standing
            from leads
            where handed_off is not null
               or exists (
                   select 1 from field_fill
                   where dataset_id = $dataset_id and filled > 0
                     and field in ('mql_at', 'sal_at', 'sql_at', 'opportunity_at')
               )
        )
    ) as road
    join (
        select
            place, key,
            lead(key, 1, 'won') over (order by place) as next_step,
            lead(place, 1, 5) over (order by place) as next_place
        from (values (0, 'inquiry'), (1, 'mql'), (2, 'sal'), (3, 'sql'), (4, 'opportunity')) as every (place, key)
        cross join (
            select
                bool_or(stage in ('mql', 'rejected', 'nurture') or mql_at is not null) as mql,
                bool_or(stage = 'sal' or sal_at is not null) as sal,
                bool_or(stage = 'sql' or sql_at is not null) as sql,
                bool_or(stage = 'opportunity' or opportunity_at is not null) as opportunity
            from lead
            where dataset_id = $dataset_id
        ) as seen
        where case place when 1 then seen.mql when 2 then seen.sal when 3 then seen.sql
                         when 4 then seen.opportunity else true end
    ) as step on road.furthest >= step.place
)
