-- one row per value that a filter can take, with its leads
select 'product' as field, coalesce(product, '') as value, count(*) as leads from lead where dataset_id = $dataset_id group by all
union all
select 'source' as field, coalesce(source, '') as value, count(*) as leads from lead where dataset_id = $dataset_id group by all
union all
select 'owner' as field, coalesce(owner, '') as value, count(*) as leads from lead where dataset_id = $dataset_id group by all
order by field, leads desc, value
