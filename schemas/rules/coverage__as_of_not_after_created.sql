-- severity: error
-- message: A search was not made after the day of the package, or the day of the latest page.
-- why: The package cannot rest on a later search.
-- fix: Correct as_of, or created in datapackage.json.
-- example: as_of 2030-01-01
with today as (
    select greatest(cast(max(p.created) as varchar)[:10], max(s.accessed)) as day from package p, sources s
)
select 'coverage' as table_name, c.coverage_id as row_id, 'as_of' as field_name,
    c.as_of || ' is after ' || t.day as found
from coverage c, today t
where date_before(t.day, c.as_of)
