-- severity: error
-- message: Unnamed people are an actor of kind group.
-- why: Words of a named body or person are attributed by name.
-- fix: Make an actor of kind group for them, or correct attribution.
-- example: attribution anonymous, speaker fumio-kishida
select 'quotes' as table_name, q.quote_id as row_id, 'speaker_id' as field_name, a.actor_kind as found
from quotes q
join actors a on a.actor_id = q.speaker_id
where q.attribution in ('official_unnamed', 'anonymous') and a.actor_kind <> 'group'
