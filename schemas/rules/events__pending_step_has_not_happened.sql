-- severity: error
-- message: A pending step has not already occurred.
-- why: Once the step occurs, its own row changes to occurred; a second row would stay pending for ever.
-- fix: Delete the pending row and move its claims to the row that occurred.
-- example: signed pending beside signed occurred
select 'events' as table_name, e.event_id as row_id, 'outcome' as field_name, 'also ' || o.event_id as found
from events e
join events o on o.agreement_id = e.agreement_id and o.event_kind = e.event_kind and o.outcome = 'occurred'
    and o.actor_id is not distinct from e.actor_id
where e.outcome = 'pending' and e.event_kind in ('signed', 'entered_into_force', 'negotiation_started', 'agreed_in_principle', 'terminated', 'expired')
