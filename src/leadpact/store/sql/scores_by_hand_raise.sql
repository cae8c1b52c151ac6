-- one row per score, the best first: leads that did not raise their hand, and leads that did
select
    score,
    count(*) filter (where not coalesce(wants_contact, false)) as leads,
    count(*) filter (where is_won and not coalesce(wants_contact, false)) as won,
    count(*) filter (where wants_contact) as raised,
    count(*) filter (where is_won and wants_contact) as raised_won
from graded
group by score
order by score desc
