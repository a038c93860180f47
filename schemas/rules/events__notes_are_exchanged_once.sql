-- severity: error
-- message: Where notes are the agreement, their exchange is `signed`, and not `notes_exchanged` on the same day as well.
-- why: One act in two rows is counted twice, and `notes_exchanged` is for notes that bring another text into force.
-- fix: Move the claims to the row of `signed` and retire the other id.
-- example: jpn-mng-osa.notes-exchanged on the day of jpn-mng-osa.signed
select 'events' as table_name, e.event_id as row_id, 'event_kind' as field_name, 'the same day as ' || other.event_id as found
from events e
join events other on other.agreement_id = e.agreement_id and other.date = e.date and other.event_kind = 'signed'
join agreements a on a.agreement_id = e.agreement_id
where e.event_kind = 'notes_exchanged' and a.instrument = 'exchange_of_notes' and length(e.date) = 10
