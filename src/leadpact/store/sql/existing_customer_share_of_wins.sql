-- one row per won lead whose relationship is known; counted: cross-sell or up-sell
select lead_id, relationship in ('cross_sell', 'up_sell') as counted
from leads
where is_won and relationship is not null
