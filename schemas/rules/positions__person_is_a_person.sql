-- severity: error
-- message: The holder of a post is a person.
-- why: A body has a parent, not a post.
-- fix: Write the person who held the post.
-- example: jpn-mofa as person_id
select 'positions' as table_name, p.position_id as row_id, 'person_id' as field_name, a.actor_kind as found
from positions p
join actors a on a.actor_id = p.person_id
where a.actor_kind <> 'person'
