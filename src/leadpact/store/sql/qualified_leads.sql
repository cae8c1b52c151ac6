-- one row per rep and month of creation, one per score, and one for all: the leads, and their wins
select
    grouping(owner) = 0 as of_rep,
    grouping(score) = 0 as of_score,
    owner,
    month,
    score,
    count(*) filter (where is_mql) as qualified,
    count(*) filter (where not raised) as leads,
    count(*) filter (where not raised and is_won) as won,
    count(*) filter (where raised) as raised,
    count(*) filter (where raised and is_won) as raised_won,
    count(*) filter (where is_mql and rated) as rated,
    count(*) filter (where is_mql and rated and is_won) as rated_won,
    count(amount) filter (where is_mql and is_won) as amounts,
    avg(amount) filter (where is_mql and is_won) as mean_amount,
    stddev_samp(amount) filter (where is_mql and is_won) as spread_of_amounts
from (
    select
        owner, score, is_mql, is_won, amount,
        cast(date_trunc('month', created_at) as date) as month,
        coalesce(wants_contact, false) as raised,
        coalesce(matured, false) or not $dated as rated
    from graded
) as counted
group by grouping sets ((owner, month), (score), ())
order by of_rep desc, owner nulls last, month, score desc
