-- severity: error
-- message: A period does not end before it begins.
-- why: A period that ends before it begins covers no day.
-- fix: Swap or correct start_date and end_date.
-- example: start_date 1975-04-30, end_date 1954-06-04
select 'state_codes' as table_name, state_id || '/' || system || '/' || start_date as row_id, 'end_date' as field_name, end_date || ' is before ' || start_date as found
from state_codes
where date_before(end_date, start_date)
