-- one row per folded value that is written in more than one way: as it is most often written
create or replace temp table spelling as
with written as (
    select 'country' as field, lower(country) as folded, country as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and country is not null group by all
    union all
    select 'department' as field, lower(department) as folded, department as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and department is not null group by all
    union all
    select 'industry' as field, lower(industry) as folded, industry as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and industry is not null group by all
    union all
    select 'persona' as field, lower(persona) as folded, persona as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and persona is not null group by all
    union all
    select 'product' as field, lower(product) as folded, product as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and product is not null group by all
    union all
    select 'source' as field, lower(source) as folded, source as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and source is not null group by all
    union all
    select 'campaign' as field, lower(campaign) as folded, campaign as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and campaign is not null group by all
    union all
    select 'rejection_reason' as field, lower(reason) as folded, reason as written, count(*) as cells
    from (
        select rejection_reason as reason from lead_given where dataset_id = $dataset_id
        union all
        select reason from stage_change where dataset_id = $dataset_id
    )
    where reason is not null group by all
    union all
    select 'owner' as field, lower(owner) as folded, owner as written, count(*) as cells
    from lead_given where dataset_id = $dataset_id and owner is not null group by all
),
ranked as (
    select
        field, folded, written,
        row_number() over (partition by field, folded order by cells desc, written) as place,
        count(*) over (partition by field, folded) as variants
    from written
)
select field, folded, written
from ranked
where place = 1 and variants > 1
