-- severity: error
-- message: A source was not accessed after the day of the package.
-- why: `created` in datapackage.json is the latest day that the package can know of.
-- fix: Set created in datapackage.json to the day of access, or correct accessed.
-- example: accessed 2030-01-01
select 'sources' as table_name, s.source_id as row_id, 'accessed' as field_name, s.accessed || ' > ' || p.created as found
from sources s, package p
where date_before(cast(p.created as varchar)[:10], s.accessed)
