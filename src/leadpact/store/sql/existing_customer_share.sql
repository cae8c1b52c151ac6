-- one row per lead whose relationship is known; counted: cross-sell or up-sell
select lead_id, relationship in ('cross_sell', 'up_sell') as counted
from leads
where relationship is not null
