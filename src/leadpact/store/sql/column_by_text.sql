-- one row per lead, by its text in the column (empty text: one of the rest); counted: it was won
select
    held.lead_id,
    held.value,
    case when held.value is not null then coalesce(level.spelling, '') end as key,
    held.counted,
    held.rated
from held
left join level on level.folded = lower(held.value)
