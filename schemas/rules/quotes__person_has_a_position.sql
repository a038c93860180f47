-- severity: error
-- message: A person who is quoted by name has a position.
-- why: A quote counts by the post that the speaker held on that day.
-- fix: Add the position with its claim, and write its id into position_id.
-- example: a quote of fumio-kishida without position_id
select 'quotes' as table_name, q.quote_id as row_id, 'position_id' as field_name, q.speaker_id || ' without a position' as found,
    'Write the post held on that day into position_id: one of '
    || (select string_agg(p.position_id, ', ' order by 1) from positions p where p.person_id = q.speaker_id) || ', or a new one.' as fix
from quotes q
join actors a on a.actor_id = q.speaker_id
where a.actor_kind = 'person' and q.position_id is null and q.attribution in ('named', 'document', 'own_voice', 'other_media')
