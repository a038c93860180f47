-- severity: warn
-- message: The names of two persons of one state differ by more than an initial, a suffix such as Jr. or a spelling.
-- why: The quotes and acts of one person are split between two ids.
-- fix: Merge the rows and retire one id. If they are two people, write the names that tell them apart in full.
-- example: Gilberto Teodoro and Gilberto Teodoro Jr.
with people as (
    select actor_id, name, state_id,
        regexp_replace(lower(strip_accents(name)), '\b([a-z]|jr|sr|ii|iii|iv)\b|[^\p{L}]+', '', 'g') as core,
        list_sort(regexp_extract_all(lower(strip_accents(name)), '\b[a-z]\b')) as initials
    from actors
    where actor_kind = 'person'
)
select 'actors' as table_name, b.actor_id as row_id, 'name' as field_name, b.name || ' is close to ' || min(a.name) as found
from people a
join people b on b.state_id is not distinct from a.state_id and left(b.core, 1) = left(a.core, 1) and b.actor_id > a.actor_id
where (b.core = a.core or jaro_winkler_similarity(a.core, b.core) >= 0.97)
    and lower(a.name) <> lower(b.name)
    and (len(a.initials) = 0 or len(b.initials) = 0 or a.initials = b.initials)
group by b.actor_id, b.name
