-- severity: error
-- message: An event does not end before it begins.
-- why: A period that ends before it begins has no length.
-- fix: Swap or correct date and end_date.
-- example: date 2022-05-03, end_date 2022-05-01
select 'events' as table_name, event_id as row_id, 'end_date' as field_name, end_date || ' is before ' || date as found
from events
where date_before(end_date, date)
