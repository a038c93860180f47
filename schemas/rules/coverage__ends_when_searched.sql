-- severity: error
-- message: A window ends no later than the day of the search.
-- why: Nobody has searched the future.
-- fix: Cut end_date to as_of.
-- example: end_date 2030, as_of 2026-11-23
select 'coverage' as table_name, coverage_id as row_id, 'end_date' as field_name,
    end_date || ' > ' || as_of as found
from coverage
where date_before(as_of, end_date)
