-- severity: warn
-- message: A quote was said at most 180 days before the step that it is linked to.
-- why: Words from years before are rarely about the step, but a timeline would show them as comments on it.
-- fix: Leave event_id empty, or link the step that the words are about.
-- example: words of 2023 linked to a contract of 2026
select 'quotes' as table_name, q.quote_id as row_id, 'event_id' as field_name, q.said_on || ' is long before ' || e.date as found
from quotes q
join events e on e.event_id = q.event_id and e.outcome = 'occurred'
where date_max(q.said_on) + interval 180 day < date_min(e.date)
