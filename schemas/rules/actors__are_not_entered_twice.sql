-- severity: error
-- message: No two actors have the same name, kind and state.
-- why: The quotes and acts of one person are split between two ids.
-- fix: Merge the rows and retire one id.
-- example: fumio-kishida and kishida-fumio
select 'actors' as table_name, actor_id as row_id, 'name' as field_name, name as found
from actors
qualify row_number() over (partition by lower(name), actor_kind, state_id order by actor_id) > 1
