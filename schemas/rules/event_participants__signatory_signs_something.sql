-- severity: error
-- message: The role signatory is used only for signatures, exchanges of notes, contracts and similar steps.
-- why: Nobody signs an entry into force or an exercise.
-- fix: Use participant, or move the row to the signature.
-- example: signatory of entered_into_force
select 'event_participants' as table_name, p.event_id || '/' || p.actor_id || '/' || p.role as row_id, 'role' as field_name,
    'signatory at ' || e.event_kind as found
from event_participants p
join events e on e.event_id = p.event_id
where p.role = 'signatory' and e.event_kind in ('proposed', 'talks_opened', 'negotiation_announced', 'negotiation_started', 'negotiation_round',
    'submitted_to_legislature', 'entered_into_force', 'first_used', 'exercise', 'registered', 'expired')
