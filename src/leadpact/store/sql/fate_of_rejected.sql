-- one row per lead that sales ever rejected, by what became of it; counted: every one
select
    lead_id,
    case
        when is_won then 'recycled, won'
        when written_off and not recycled then 'written off'
        when is_lost then 'recycled, lost'
        when recycled and not written_off then 'recycled, still open'
        else 'written off'
    end as key,
    true as counted
from leads
where rejected
