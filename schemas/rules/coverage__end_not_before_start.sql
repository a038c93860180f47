-- severity: error
-- message: A period of coverage does not end before it begins.
-- why: A period that ends before it begins covers nothing.
-- fix: Swap or correct start_date and end_date.
-- example: start_date 2026, end_date 1951
select 'coverage' as table_name, coverage_id as row_id, 'end_date' as field_name,
    end_date || ' is before ' || start_date as found
from coverage
where date_before(end_date, start_date)
