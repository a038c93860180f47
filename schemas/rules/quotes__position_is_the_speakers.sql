-- severity: error
-- message: The position of a quote belongs to its speaker.
-- why: A wrong post attributes the words to another office.
-- fix: Choose a position of the speaker.
-- example: speaker rishi-sunak, position fumio-kishida.prime-minister
select 'quotes' as table_name, q.quote_id as row_id, 'position_id' as field_name, q.position_id as found
from quotes q
join positions p on p.position_id = q.position_id
where p.person_id <> q.speaker_id
