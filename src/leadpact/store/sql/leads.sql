-- one row per lead that the filters let through
select
    lead.*,
    date_diff('day', cast(lead.created_at as date), cast($as_of as date)) >= $maturity_days as matured
from lead
where lead.dataset_id = $dataset_id
  and (cast($created_from as date) is null or cast(lead.created_at as date) >= cast($created_from as date))
  and (cast($created_to as date) is null or cast(lead.created_at as date) <= cast($created_to as date))
  and (len($products) = 0 or list_contains($products, coalesce(lead.product, '')))
  and (len($sources) = 0 or list_contains($sources, coalesce(lead.source, '')))
  and (len($owners) = 0 or list_contains($owners, coalesce(lead.owner, '')))
