-- severity: error
-- since: 0.1.0
-- says: Coverage is of a state or an organisation.
-- why: Only they have agreements whose absence means something.
-- cure: Name the state.
-- example: coverage of fumio-kishida
select 'coverage' as table_name, c.actor_id || '/' || c.agreement_kind || '/' || c.start_date as row_id, 'actor_id' as field_name, a.actor_kind as found
from coverage c
join actors a on a.actor_id = c.actor_id
where a.actor_kind not in ('state', 'organisation')
