-- severity: error
-- message: A state is on the list of states.
-- why: The list gives its region and its codes in the state systems.
-- fix: Add it to schemas/codelists/state.csv, and its spells to state_codes.
-- example: a state xyz
select 'actors' as table_name, a.actor_id as row_id, 'actor_id' as field_name, a.actor_id as found
from actors a
anti join codelist_state c on c.code = a.actor_id
where a.actor_kind = 'state'
