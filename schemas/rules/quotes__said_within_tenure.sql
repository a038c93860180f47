-- severity: error
-- message: A quote was said while the speaker held the position.
-- why: A former minister does not speak as minister.
-- fix: Choose the position held on that day, or correct said_on.
-- example: said on 2022-11-04 as prime minister until 2022-09-06
select 'quotes' as table_name, q.quote_id as row_id, 'said_on' as field_name,
    q.said_on || ' outside ' || coalesce(p.start_date, '') || '/' || coalesce(p.end_date, '') as found
from quotes q
join positions p on p.position_id = q.position_id
where p.person_id = q.speaker_id
    and (coalesce(date_before(q.said_on, p.start_date), false) or coalesce(date_before(p.end_date, q.said_on), false))
