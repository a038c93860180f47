-- severity: error
-- message: A period of coverage does not end after the day of the search.
-- why: A search covers only what was published by then.
-- fix: Set end_date to as_of or earlier.
-- example: end_date 2030, as_of 2026-11-23
select 'coverage' as table_name, coverage_id as row_id, 'end_date' as field_name,
    end_date || ' is after ' || as_of as found
from coverage
where date_before(as_of, end_date)
