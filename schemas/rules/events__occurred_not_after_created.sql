-- severity: error
-- message: An event that occurred is not dated after the day of the package, or the day of the latest page.
-- why: A date in the future is an expectation.
-- fix: Set outcome to pending and the claims to expected, or correct the date.
-- example: occurred on 2031-01-01
with today as (
    select greatest(cast(max(p.created) as varchar)[:10], max(s.accessed)) as day from package p, sources s
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is after ' || t.day as found
from events e, today t
where e.outcome = 'occurred' and date_before(t.day, e.date)
