-- severity: error
-- message: An agreement does not enter into force before the first exchange of the notes that bring it into force.
-- why: Entry into force is counted from that exchange.
-- fix: Check both dates on their pages and correct the wrong one.
-- example: entered_into_force 2023-09-01, notes_exchanged 2023-09-15
with notes as (
    select agreement_id, min(date) as notes_date
    from events
    where event_kind = 'notes_exchanged' and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is before the exchange of notes, ' || n.notes_date as found
from events e
join notes n on n.agreement_id = e.agreement_id
where e.event_kind = 'entered_into_force' and date_before(e.date, n.notes_date)
