-- severity: error
-- message: The holder of a post speaks, takes part in an event, is named by a claim or writes.
-- why: A post of a person who does nothing here is a leftover.
-- fix: Delete the position and the person, or add the quote or event for which it was entered.
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
