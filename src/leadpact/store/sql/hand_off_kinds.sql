-- one row per kind of decided hand-off: alike in all that the overview looks at, counted
select
    source,
    decision = 'accepted' as accepted,
    number = 1 as is_first,
    not handed_back and not came_back as kept,
    shown,
    quarter,
    ripe_quarter,
    count(*) as hand_offs
from (
    select lead_id, decision, number, handed_back, came_back
    from hand_off
    where dataset_id = $dataset_id and decision is not null
) as decided
join (
    select
        lead_id,
        source,
        coalesce(
            (cast($shown_from as date) is null or cast(created_at as date) >= cast($shown_from as date))
            and (cast($shown_to as date) is null or cast(created_at as date) <= cast($shown_to as date)),
            false
        ) as shown,
        case when age between 0 and 90 then 1 when age between 91 and 181 then 2 end as quarter,
        case when age between $ripe_days and $ripe_days + 90 then 1
             when age between $ripe_days + 91 and $ripe_days + 181 then 2 end as ripe_quarter
    from (
        select
            lead_id, source, created_at,
            date_diff('day', cast(created_at as date), cast($as_of as date)) as age
        from leads
    )
) as placed on placed.lead_id = decided.lead_id
group by all
