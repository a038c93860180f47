-- severity: error
-- message: Every actor is named in at least one other row.
-- why: An actor that no row uses was entered by mistake, or its rows were forgotten.
-- fix: Delete the row, or add the rows that it was entered for.
-- example: an actor that no other row names
with named as (
    select publisher_id as actor_id from sources
    union all select parent_id from actors
    union all select state_id from actors
    union all select person_id from positions
    union all select organisation_id from positions
    union all select actor_id from agreement_parties
    union all select actor_id from events
    union all select actor_id from event_participants
    union all select speaker_id from quotes
    union all select attributed_to_id from claims
    union all select row_id from claims where table_name = 'actors'
    union all select actor_id from coverage
)
select 'actors' as table_name, a.actor_id as row_id, 'actor_id' as field_name, 'named nowhere' as found
from actors a
anti join named n on n.actor_id = a.actor_id
where not exists (select 1 from sources s where a.actor_kind = 'person' and contains(s.authors, a.name))
