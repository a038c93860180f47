-- severity: error
-- message: The act of a single party is the act of a party to the agreement.
-- why: A legislature approves for its state: the state is the actor, and the summary gives the chamber.
-- fix: Write the state that is a party into actor_id.
-- example: approved by fra on a Japan-UK agreement
select 'events' as table_name, e.event_id as row_id, 'actor_id' as field_name, e.actor_id || ' is no party' as found
from events e
join codelist_event_kind c on c.code = e.event_kind and c.party_act = 'true'
anti join agreement_parties p on p.agreement_id = e.agreement_id and p.actor_id = e.actor_id
where e.actor_id is not null
