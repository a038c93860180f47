-- severity: error
-- message: A post is in an organisation, not in a person or an unnamed group.
-- why: The organisation tells whose voice the holder is.
-- fix: Name the ministry, firm, medium or institute.
-- example: fumio-kishida as organisation_id
select 'positions' as table_name, p.position_id as row_id, 'organisation_id' as field_name, a.actor_kind as found
from positions p
join actors a on a.actor_id = p.organisation_id
where a.actor_kind in ('person', 'group')
