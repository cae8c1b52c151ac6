-- one row per lead: its address, its name and its company as they are compared
-- Words are in alphabetical order, so that "Huber Anna" is "Anna Huber". A name of one word and an
-- address that several people read prove nothing, and are NULL. In `name_marks` a bit is set for
-- each letter of the name, whatever its place.
create or replace temp table person as
with folded as (
    select
        lead_id,
        lower(replace(email, ' ', '')) as email,
        trim(regexp_replace(lower(strip_accents(concat_ws(' ', first_name, last_name))), '[^\pL\pN]+', ' ', 'g')) as name,
        trim(regexp_replace(lower(strip_accents(last_name)), '[^\pL\pN]+', ' ', 'g')) as last_name,
        list_filter(
            string_split(
                trim(regexp_replace(
                    replace(lower(strip_accents(company)), '.', ''), '[^\pL\pN]+', ' ', 'g')),
                ' '
            ),
            lambda word: not list_contains($legal_forms, word)
        ) as company_words
    from lead
    where dataset_id = $dataset_id
)
select
    lead_id,
    case
        when email like '%_@_%' and not list_contains($role_addresses, split_part(email, '@', 1))
        then email
    end as email,
    list_contains($free_mail_domains, split_part(email, '@', 2)) as free_mail,
    case when name like '% %' then array_to_string(list_sort(string_split(name, ' ')), ' ') end as name,
    list_aggregate(
        list_transform(string_split(nullif(name, ''), ''), lambda mark: 1::bigint << (unicode(mark) % 62)), 'bit_or'
    ) as name_marks,
    nullif(array_to_string(list_sort(company_words), ' '), '') as company,
    left(coalesce(last_name, name), 3) || left(array_to_string(company_words, ' '), 4) as block
from folded
