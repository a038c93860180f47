-- severity: error
-- message: A source was seen no later than the package was created.
-- why: The package cannot hold what was seen after it.
-- fix: Correct accessed, or created in datapackage.json.
-- example: accessed 2030-01-01
select 'sources' as table_name, s.source_id as row_id, 'accessed' as field_name, s.accessed || ' > ' || p.created as found
from sources s, package p
where date_before(cast(p.created as varchar)[:10], s.accessed)
