-- severity: error
-- message: The id of a position begins with the id of its person and a dot.
-- why: In a sorted list, the posts of a person are together.
-- fix: Name it <person_id>.<post>, and retire the old id.
-- example: pm-kishida for the person fumio-kishida
select 'positions' as table_name, position_id as row_id, 'position_id' as field_name, position_id as found
from positions
where not starts_with(position_id, person_id || '.')
