-- severity: error
-- message: A code of a system belongs to one state at a time, and a state has one code of a system at a time.
-- why: A join on code and year would duplicate rows.
-- fix: End one period on the day before the other begins.
-- example: cow 365 for both sun and rus in 1991
with spells as (
    select state_id, system, code, start_date, coalesce(end_date, '9999-12-31') as end_date,
        state_id || '/' || system || '/' || start_date as row_id
    from state_codes
)
select distinct 'state_codes' as table_name, b.row_id, 'start_date' as field_name, b.system || ' ' || b.code || ' overlaps ' || a.row_id as found
from spells a
join spells b on b.system = a.system and (b.code = a.code or b.state_id = a.state_id) and (b.start_date, b.row_id) > (a.start_date, a.row_id)
where not date_before(a.end_date, b.start_date)
