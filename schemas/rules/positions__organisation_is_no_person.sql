-- severity: error
-- message: A post belongs to an organisation, not to a person or an unnamed group.
-- why: The organisation shows for whom the holder speaks.
-- fix: Write the ministry, company, medium or institute.
-- example: fumio-kishida as organisation_id
select 'positions' as table_name, p.position_id as row_id, 'organisation_id' as field_name, a.actor_kind as found
from positions p
join actors a on a.actor_id = p.organisation_id
where a.actor_kind in ('person', 'group')
