-- one row per product, source and owner of the data set, each field numbered from its most frequent
select
    field, value,
    cast(row_number() over (partition by field order by leads desc, value) as integer) as number
from (
    select 'product' as field, product as value, count(*) as leads
    from lead where dataset_id = $dataset_id and product is not null group by product
    union all
    select 'source' as field, source as value, count(*) as leads
    from lead where dataset_id = $dataset_id and source is not null group by source
    union all
    select 'owner' as field, owner as value, count(*) as leads
    from lead where dataset_id = $dataset_id and owner is not null group by owner
) as counted
