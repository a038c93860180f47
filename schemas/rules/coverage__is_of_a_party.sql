-- severity: error
-- message: Coverage is of a state or an organisation.
-- why: Only for these does the absence of an agreement mean something.
-- fix: Write the state or organisation.
-- example: coverage of fumio-kishida
select 'coverage' as table_name, c.coverage_id as row_id, case when a.actor_id = c.actor_id then 'actor_id' else 'partner_id' end as field_name, a.actor_kind as found
from coverage c
join actors a on a.actor_id in (c.actor_id, c.partner_id)
where a.actor_kind not in ('state', 'organisation')
