-- one row per lead to grade by hand: one of each band of score, in an order that tells nothing
-- Of those that are won or lost, unless either are too few: a draw of wins alone gives itself away.
-- The order of md5 over seed and lead is a draw that every version and engine repeats.
select lead_id
from (
    select arg_min(lead_id, md5(concat_ws('|', 'band', $seed, lead_id))) as lead_id
    from (
        select lead_id, ntile($bands) over (order by score, md5(concat_ws('|', $seed, lead_id))) as band
        from graded
        cross join (
            select
                count(*) filter (where is_won) as won,
                count(*) filter (where is_lost) as lost
            from graded
        ) as ends
        where is_won or is_lost or won + lost < $bands or won < $fewest or lost < $fewest
    )
    group by band
)
order by md5(concat_ws('|', 'place', $seed, lead_id))
