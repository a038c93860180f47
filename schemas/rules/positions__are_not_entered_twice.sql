-- severity: error
-- message: A person's post in an organisation has one id, unless there are separate terms.
-- why: Two ids split the quotes of one post, and overlapping terms count a minister twice.
-- fix: Merge the rows and retire one id, or give both terms dates that do not overlap.
-- example: Minister of Defence and Defence Minister for one person in one ministry
with named as (
    select position_id, person_id, organisation_id, title, start_date, end_date,
        list_sort(list_filter(regexp_extract_all(lower(title), '[\p{L}\p{N}]+'), lambda w: w not in ('the', 'of', 'for', 'and'))) as words
    from positions
)
select distinct 'positions' as table_name, b.position_id as row_id, 'title' as field_name, b.title || ' is also ' || a.position_id as found
from named a
join named b on b.person_id = a.person_id and b.organisation_id is not distinct from a.organisation_id and b.words = a.words
    and b.position_id > a.position_id
where not coalesce(date_before(a.end_date, b.start_date), false) and not coalesce(date_before(b.end_date, a.start_date), false)
