-- severity: error
-- message: A second reading was not made after the day of the package.
-- why: The package cannot rest on a later reading.
-- fix: Correct read_on, or created in datapackage.json.
-- example: read_on 2030-01-01
select 'second_readings' as table_name, concat_ws('/', r.table_name, r.row_id, r.field_name, r.draw) as row_id, 'read_on' as field_name,
    r.read_on || ' > ' || cast(p.created as varchar)[:10] as found
from second_readings r, package p
where date_before(cast(p.created as varchar)[:10], r.read_on)
