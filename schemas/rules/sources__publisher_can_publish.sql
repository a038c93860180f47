-- severity: error
-- message: A publisher is not an unnamed group.
-- why: Readers must know whose page it is.
-- fix: Write the medium, body or person that published the page.
-- example: people-familiar-with-the-talks as publisher
select 'sources' as table_name, s.source_id as row_id, 'publisher_id' as field_name, a.actor_kind as found
from sources s
join actors a on a.actor_id = s.publisher_id
where a.actor_kind = 'group'
