-- One row per agreement of which a page says that it is not in force: a step that it needs is awaited, did not come or is denied.
select distinct e.agreement_id
from events e
left join claims c on c.table_name = 'events' and c.field_name = 'date' and c.row_id = e.event_id and c.modality = 'denied'
where e.event_kind in ('submitted_to_legislature', 'approved', 'ratified', 'notes_exchanged', 'provisionally_applied', 'entered_into_force')
    and (e.outcome <> 'occurred' or c.claim_id is not null and e.date is null)
