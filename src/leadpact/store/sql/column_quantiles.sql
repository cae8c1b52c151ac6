-- one row: what parts the numbers of the column into eighths, and whether they are whole
select
    coalesce(bool_and(value = floor(value)), true) as whole,
    min(value) as least,
    percentile_disc(0.125) within group (order by value) as first_eighth,
    percentile_disc(0.25) within group (order by value) as second_eighth,
    percentile_disc(0.375) within group (order by value) as third_eighth,
    percentile_disc(0.5) within group (order by value) as fourth_eighth,
    percentile_disc(0.625) within group (order by value) as fifth_eighth,
    percentile_disc(0.75) within group (order by value) as sixth_eighth,
    percentile_disc(0.875) within group (order by value) as seventh_eighth,
    min(value) filter (where value > (select min(value) from held)) as next_to_least
from held
