-- severity: error
-- message: A party is a state, an organisation, a body, an armed force or a company.
-- why: A person signs for a party and is a participant in the signature, not a party.
-- fix: Write the state or body as the party, and the person in event_participants.
-- example: fumio-kishida as party of gbr-jpn-raa
select 'agreement_parties' as table_name, p.agreement_id || '/' || p.actor_id || '/' || p.role as row_id, 'actor_id' as field_name,
    a.actor_kind as found
from agreement_parties p
join actors a on a.actor_id = p.actor_id
where a.actor_kind in ('person', 'group', 'medium', 'think_tank')
