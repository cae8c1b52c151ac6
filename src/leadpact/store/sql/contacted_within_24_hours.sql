-- one row per lead handed off at least a day ago that sales had not spoken to before; counted: sales did within 24 hours
-- Where dates have no time of day, the next day is within 24 hours.
select lead_id, coalesce(hours <= 24, false) as counted, hours
from (
    select
        lead_id,
        -- Not `greatest(…, 0)`, which makes a zero of an unknown.
        case when first_sales_contact_at < handed_at then 0
             else date_diff('minute', handed_at, first_sales_contact_at) / 60 end as hours
    from (
        select lead_id, first_sales_contact_at, least(mql_at, sal_at, sql_at, opportunity_at) as handed_at
        from leads
        where handed_off
    )
    where cast(handed_at as date) < cast($as_of as date)
      and (first_sales_contact_at is null
           or cast(first_sales_contact_at as date) >= cast(handed_at as date))
)
