-- severity: error
-- message: A search was not made after the day of the package.
-- why: The package cannot rest on a later search.
-- fix: Correct as_of, or created in datapackage.json.
-- example: as_of 2030-01-01
select 'coverage' as table_name, c.coverage_id as row_id, 'as_of' as field_name,
    c.as_of || ' > ' || p.created as found
from coverage c, package p
where date_before(cast(p.created as varchar)[:10], c.as_of)
