-- severity: error
-- message: Requests, notifications, contracts and deliveries belong to agreements on arms, equipment, assistance or development.
-- why: A contract under a status-of-forces agreement is a miscoded kind.
-- fix: Correct event_kind or agreement_kind, or give the sale an agreement of its own.
-- example: contracted on a reciprocal_access agreement
select 'events' as table_name, e.event_id as row_id, 'event_kind' as field_name, e.event_kind || ' in ' || a.agreement_kind as found
from events e
join agreements a on a.agreement_id = e.agreement_id
where e.event_kind in ('offer_accepted', 'contracted', 'delivered', 'notified')
    and a.agreement_kind in ('mutual_defence', 'consultation', 'reciprocal_access', 'visiting_forces', 'status_of_forces', 'basing_access',
        'logistics', 'information_security', 'joint_declaration')
