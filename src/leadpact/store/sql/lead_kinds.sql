-- one row per kind of lead: leads alike in all that the overview looks at, counted
select
    grade,
    is_mql,
    wants_contact as raised,
    is_won,
    outcome = 'open' as is_open,
    coalesce(matured, false) as matured,
    interest = 'active' as active,
    cycles >= 2 as cycled,
    handed_off,
    rejected,
    written_off,
    contact,
    shown,
    quarter,
    ripe_quarter,
    count(*) as leads
from (
    select
        *,
        coalesce(
            (cast($shown_from as date) is null or cast(created_at as date) >= cast($shown_from as date))
            and (cast($shown_to as date) is null or cast(created_at as date) <= cast($shown_to as date)),
            false
        ) as shown,
        case when age between 0 and 90 then 1 when age between 91 and 181 then 2 end as quarter,
        case when age between $ripe_days and $ripe_days + 90 then 1
             when age between $ripe_days + 91 and $ripe_days + 181 then 2 end as ripe_quarter,
        case when first_sales_contact_at is null then 'none'
             when first_sales_contact_at < handed_at then 'before'
             when date_diff('minute', handed_at, first_sales_contact_at) <= 24 * 60 then 'fast'
             when handed_at is not null then 'slow' end as contact
    from (
        select
            *,
            least(mql_at, sal_at, sql_at, opportunity_at) as handed_at,
            date_diff('day', cast(created_at as date), cast($as_of as date)) as age
        from graded
    )
)
group by all
