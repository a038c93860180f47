-- severity: error
-- message: No claim on the date of a pending event is asserted.
-- why: If a source asserts that it happened, it is not pending.
-- fix: Set outcome to occurred, or the claim's modality to expected, possible or contingent.
-- example: an asserted claim on a pending signature
select 'claims' as table_name, c.claim_id as row_id, 'modality' as field_name, 'asserted on pending ' || e.event_id as found
from claims c
join events e on e.event_id = c.row_id
where c.table_name = 'events' and c.field_name = 'date' and c.modality = 'asserted' and e.outcome = 'pending'
