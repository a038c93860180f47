-- severity: error
-- message: state_id names an actor of kind state.
-- why: Counts by state are wrong if a ministry stands in for its state.
-- fix: Write the state, and put the body into parent_id.
-- example: state_id jpn-mofa
select 'actors' as table_name, a.actor_id as row_id, 'state_id' as field_name, a.state_id as found
from actors a
join actors s on s.actor_id = a.state_id
where s.actor_kind <> 'state'
