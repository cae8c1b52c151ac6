-- one row per lead: its codes, and what filters and the age of a lead look at; 0 is no value
select
    /* codes */
    cast(valued.created_at as date) as created_at,
    coalesce(product_word.number, 0) as product,
    coalesce(source_word.number, 0) as source,
    coalesce(owner_word.number, 0) as owner
from valued
left join word as product_word on product_word.field = 'product' and product_word.value = valued.product
left join word as source_word on source_word.field = 'source' and source_word.value = valued.source
left join word as owner_word on owner_word.field = 'owner' and owner_word.value = valued.owner
