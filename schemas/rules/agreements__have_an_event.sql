-- severity: error
-- message: An agreement has at least one event.
-- why: Without an event there is no date, no status and no evidence that it exists.
-- fix: Add the step that the source reports to events, with a claim on its date.
-- example: an agreement without a row in events
select 'agreements' as table_name, a.agreement_id as row_id, 'agreement_id' as field_name, 'no event' as found
from agreements a
anti join events e on e.agreement_id = a.agreement_id
