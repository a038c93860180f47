-- severity: error
-- message: A party ratifies, and notes that bring into force are exchanged, on or after the day of signature.
-- why: There is nothing to ratify before a text is signed.
-- fix: Check both dates on their pages and correct the wrong one.
-- example: ratified 2022-12 on an agreement signed 2023-01-11
with signed as (
    select agreement_id, min(date) as signed_date
    from events
    where event_kind = 'signed' and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' < signed ' || s.signed_date as found
from events e
join signed s on s.agreement_id = e.agreement_id
where e.event_kind in ('ratified', 'notes_exchanged') and e.outcome = 'occurred' and date_before(e.date, s.signed_date)
