-- one row per lead handed off at least a day ago that sales had not spoken to before, by rep; counted: sales spoke to it, after so many hours
select
    lead_id,
    owner as key,
    first_sales_contact_at is not null as counted,
    greatest(date_diff('minute', handed_at, first_sales_contact_at), 0) / 60 as hours
from (
    select
        lead_id, owner, first_sales_contact_at,
        least(mql_at, sal_at, sql_at, opportunity_at) as handed_at
    from leads
    where handed_off
)
where cast(handed_at as date) < cast($as_of as date)
  and (first_sales_contact_at is null
       or cast(first_sales_contact_at as date) >= cast(handed_at as date))
