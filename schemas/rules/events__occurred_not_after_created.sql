-- severity: error
-- message: An event that occurred is not dated after the day of the package.
-- why: A date in the future is an expectation.
-- fix: Set outcome to pending and the claims to expected, or correct the date.
-- example: occurred on 2031-01-01
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' > ' || p.created as found
from events e, package p
where e.outcome = 'occurred' and date_before(cast(p.created as varchar)[:10], e.date)
