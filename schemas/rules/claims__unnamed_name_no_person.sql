-- severity: error
-- message: A claim attributed to unnamed people refers to no named person.
-- why: Anonymous sources stay anonymous, and readers are not misled.
-- fix: Refer to a group, or set attribution to named.
-- example: attribution anonymous, attributed_to_id fumio-kishida
select 'claims' as table_name, c.claim_id as row_id, 'attributed_to_id' as field_name, c.attributed_to_id as found
from claims c
join actors a on a.actor_id = c.attributed_to_id
where c.attribution in ('anonymous', 'official_unnamed') and a.actor_kind <> 'group'
