-- severity: error
-- message: A second reading was not made after the day of the package, or the day of the latest page.
-- why: The package cannot rest on a later reading.
-- fix: Correct read_on, or created in datapackage.json.
-- example: read_on 2030-01-01
with today as (
    select greatest(cast(max(p.created) as varchar)[:10], max(s.accessed)) as day from package p, sources s
)
select 'second_readings' as table_name, concat_ws('/', r.table_name, r.row_id, r.field_name, r.draw) as row_id, 'read_on' as field_name,
    r.read_on || ' is after ' || t.day as found
from second_readings r, today t
where date_before(t.day, r.read_on)
