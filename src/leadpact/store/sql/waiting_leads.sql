-- one row per open sales-owned lead that no rep has, the best score first
select lead_id, score, product, country
from graded
where is_mql and owner is null and not is_won and not is_lost and not coalesce(written_off, false)
order by score desc, lead_id
