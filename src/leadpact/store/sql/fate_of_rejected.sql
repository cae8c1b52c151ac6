-- one row per lead that sales ever rejected, by what became of it; counted: every one
select
    lead_id,
    case
        when is_won then 'recycled, won'
        when is_lost and recycled then 'recycled, lost'
        when written_off then 'written off'
        else 'recycled, still open'
    end as key,
    true as counted
from leads
where rejected
