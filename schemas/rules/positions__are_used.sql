-- severity: error
-- message: The holder of a post speaks, takes part in an event, writes, or is the subject of a claim.
-- why: A post of somebody whom no row uses was entered by mistake.
-- fix: Delete the position and the person, or add the quote or event that they were entered for.
-- example: a position of a person who appears nowhere else
with active as (
    select speaker_id as actor_id from quotes
    union all
    select actor_id from event_participants
    union all
    select attributed_to_id from claims where attributed_to_id is not null
    union all
    select actor_id from events where actor_id is not null
)
select 'positions' as table_name, p.position_id as row_id, 'person_id' as field_name, p.person_id as found
from positions p
join actors a on a.actor_id = p.person_id and a.actor_kind = 'person'
anti join active c on c.actor_id = p.person_id
where not exists (select 1 from sources s where contains(s.authors, a.name))
