-- severity: error
-- message: A source was accessed at most a year after the day of the package (created in datapackage.json).
-- why: Pages are added between releases; a later year is a typing error.
-- fix: Correct accessed.
-- example: accessed 2031-01-05 in a package of 2026
select 'sources' as table_name, s.source_id as row_id, 'accessed' as field_name, s.accessed || ' is after ' || p.created || ' and a year' as found
from sources s, package p
where date_before(cast(p.created + interval 1 year as varchar)[:10], s.accessed)
