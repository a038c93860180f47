-- severity: error
-- message: The value of a claim on an actor column is the id of an actor.
-- why: A name in place of an id does not join.
-- fix: Write the actor's id.
-- example: value Japan in place of jpn
select 'claims' as table_name, c.claim_id as row_id, 'value' as field_name, c.value as found
from claims c
where c.field_name in ('actor_id', 'organisation_id', 'person_id', 'speaker_id', 'publisher_id')
    and c.value not in (select actor_id from actors)
