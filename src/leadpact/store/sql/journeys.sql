-- one row per won lead: days from its first touch to its close, the part before sales, its bumps
-- A part is unknown where the first sales contact lies outside the journey.
select
    lead_id,
    case when won_at >= first_touch_at
         then date_diff('day', cast(first_touch_at as date), cast(won_at as date)) end as days,
    case when first_sales_contact_at between first_touch_at and won_at
              and cast(won_at as date) > cast(first_touch_at as date)
         then date_diff('second', first_touch_at, first_sales_contact_at)
              / date_diff('second', first_touch_at, won_at) end as before_sales,
    bumps
from leads
where is_won
