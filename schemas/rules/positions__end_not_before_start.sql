-- severity: error
-- message: A post does not end before it begins.
-- why: No quote could fall within the tenure.
-- fix: Swap or correct start_date and end_date.
-- example: start_date 2021-10-04, end_date 2020
select 'positions' as table_name, position_id as row_id, 'end_date' as field_name, end_date || ' is before ' || start_date as found
from positions
where date_before(end_date, start_date)
