-- severity: error
-- message: A signatory is a person, a state, a body, a force, an organisation or a company.
-- why: Media, think tanks and unnamed groups do not sign.
-- fix: Write the person who signed, or use the role participant.
-- example: reuters as signatory
select 'event_participants' as table_name, p.event_id || '/' || p.actor_id || '/' || p.role as row_id, 'actor_id' as field_name, a.actor_kind as found
from event_participants p
join actors a on a.actor_id = p.actor_id
where p.role = 'signatory' and a.actor_kind in ('medium', 'think_tank', 'group')
