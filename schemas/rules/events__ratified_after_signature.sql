-- severity: error
-- message: A party does not ratify, and notes that bring into force are not exchanged, before the signature.
-- why: Before the signature there is no text to ratify.
-- fix: Check both dates on their pages and correct the wrong one.
-- example: ratified 2022-12 on an agreement signed 2023-01-11
with signed as (
    select agreement_id, min(date) as signed_date
    from events
    where event_kind = 'signed' and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is before the signature, ' || s.signed_date as found
from events e
join signed s on s.agreement_id = e.agreement_id
where e.event_kind in ('ratified', 'notes_exchanged') and e.outcome = 'occurred' and date_before(e.date, s.signed_date)
