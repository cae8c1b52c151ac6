-- one row per pair of leads that may be one person, and why
-- More than 8 % of both lengths inserted and deleted leaves less than 92 % alike. The difference of
-- the lengths, that of the letters in use, and the edit distance are at most as many, and cheaper to
-- have: nothing that is alike falls out before it is measured.
with shared_email as (
    select email from person
    where email is not null
    group by email having count(*) between 2 and $most_members
),
shared_name as (
    select name, company from person
    where name is not null and company is not null
    group by name, company having count(*) between 2 and $most_members
),
shared_block as (
    select block from person
    where name is not null and company is not null
    group by block having count(*) between 2 and $most_in_block
),
candidate as (
    select person.* from person join shared_block on shared_block.block = person.block
    where name is not null and company is not null
)
select
    one.lead_id as lead_id, other.lead_id as other_lead_id,
    true as same_email, one.free_mail as free_mail,
    one.name as name, other.name as other_name, one.company as company, other.company as other_company
from person as one
join shared_email on shared_email.email = one.email
join person as other on other.email = one.email and other.lead_id > one.lead_id
union all
select
    one.lead_id, other.lead_id, false, false, one.name, other.name, one.company, other.company
from person as one
join shared_name on shared_name.name = one.name and shared_name.company = one.company
join person as other
    on other.name = one.name and other.company = one.company and other.lead_id > one.lead_id
union all
select
    one.lead_id, other.lead_id, false, false, one.name, other.name, one.company, other.company
from candidate as one
join candidate as other
    on other.block = one.block
   and other.lead_id > one.lead_id
   and (other.name <> one.name or other.company <> one.company)
where abs(length(one.name) - length(other.name)) <= 0.08 * (length(one.name) + length(other.name))
  and bit_count(xor(one.name_marks, other.name_marks)) <= 0.08 * (length(one.name) + length(other.name))
  and abs(length(one.company) - length(other.company)) <= 0.08 * (length(one.company) + length(other.company))
  and levenshtein(one.name, other.name) <= 0.08 * (length(one.name) + length(other.name))
  and (
      one.company = other.company
      or levenshtein(one.company, other.company) <= 0.08 * (length(one.company) + length(other.company))
  )
