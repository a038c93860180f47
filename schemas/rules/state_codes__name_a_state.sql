-- severity: error
-- message: A row of state_codes belongs to a state on the list of states.
-- why: A code without a state does not join.
-- fix: Correct state_id, or add the state to schemas/codelists/state.csv.
-- example: state_id uk
select 'state_codes' as table_name, s.state_id || '/' || s.system || '/' || s.start_date as row_id, 'state_id' as field_name, s.state_id as found
from state_codes s
anti join codelist_state c on c.code = s.state_id
