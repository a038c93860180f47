-- severity: error
-- message: An agreement is signed once and enters into force once, unless each party does so separately.
-- why: Two signatures are two agreements, or one signature entered twice.
-- fix: Merge the rows, name the acting party in actor_id, or split the agreement.
-- example: signed 1996-04-15 and signed 1996-06-14
select 'events' as table_name, event_id as row_id, 'event_kind' as field_name, event_kind || ' again on ' || coalesce(date, 'an unknown day') as found
from events
where event_kind in ('signed', 'entered_into_force', 'negotiation_started', 'terminated', 'expired') and outcome = 'occurred'
qualify row_number() over (partition by agreement_id, event_kind, actor_id order by date, event_id) > 1
