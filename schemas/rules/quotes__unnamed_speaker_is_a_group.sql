-- severity: error
-- message: An unnamed speaker is an actor of kind group.
-- why: Words of a known body or person are attributed by name.
-- fix: Add an actor of kind group, or correct attribution.
-- example: attribution anonymous, speaker fumio-kishida
select 'quotes' as table_name, q.quote_id as row_id, 'speaker_id' as field_name, a.actor_kind as found
from quotes q
join actors a on a.actor_id = q.speaker_id
where q.attribution in ('official_unnamed', 'anonymous') and a.actor_kind <> 'group'
