-- one row per lead whose road is known from its stage dates alone
-- A date of winning or losing tells of a road only where the data set has dates of stages too, and
-- a rejection reason without a sign that sales accepted is a rejection, whatever the dates.
create or replace temp table dated_road as
with given as (
    select
        lead_id, outcome, rejection_reason, mql_at, sal_at, sql_at, opportunity_at, won_at, lost_at,
        outcome is not distinct from 'won'
        or coalesce(sal_at, sql_at, opportunity_at, won_at) is not null as accepted
    from given_lead
    where dataset_id = $dataset_id
      and stage is null
      and coalesce(mql_at, sal_at, sql_at, opportunity_at, won_at, lost_at) is not null
      and lead_id not in (select counts_for from stage_step)
      and exists (
          select 1 from given_lead
          where dataset_id = $dataset_id
            and coalesce(mql_at, sal_at, sql_at, opportunity_at) is not null
      )
)
select
    lead_id,
    case
        when outcome in ('won', 'lost') then outcome
        when won_at is not null then 'won'
        when lost_at is not null then 'lost'
        else case greatest(mql_at, sal_at, sql_at, opportunity_at)
            when opportunity_at then 'opportunity'
            when sql_at then 'sql'
            when sal_at then 'sal'
            else 'mql'
        end
    end as stage,
    accepted,
    accepted or mql_at is not null as handed_off,
    least(mql_at, sal_at, sql_at, opportunity_at) as happened_at,
    least(sal_at, sql_at, opportunity_at, won_at) as decided_at
from given
where accepted or rejection_reason is null
