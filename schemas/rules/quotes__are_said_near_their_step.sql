-- severity: warn
-- message: A quote was said no more than 180 days before the step that it hangs on.
-- why: Words of years before are seldom about the step; in a timeline they seem to comment on it.
-- fix: Empty event_id, or name the step that the words speak about.
-- example: words of 2023 on a contract of 2026
select 'quotes' as table_name, q.quote_id as row_id, 'event_id' as field_name, q.said_on || ' is long before ' || e.date as found
from quotes q
join events e on e.event_id = q.event_id and e.outcome = 'occurred'
where date_max(q.said_on) + interval 180 day < date_min(e.date)
