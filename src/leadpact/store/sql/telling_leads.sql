-- one row: the won D of the lowest score, the lost A of the highest, and the best below A, by their ids
select
    arg_min(lead_id, (score, lead_id)) filter (where is_won and grade = 'D') as won_d,
    arg_min(lead_id, (-score, lead_id)) filter (where outcome = 'lost' and grade = 'A') as lost_a,
    arg_min(lead_id, (-score, lead_id)) filter (where grade <> 'A') as below_a
from graded
