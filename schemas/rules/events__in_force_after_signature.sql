-- severity: error
-- message: An agreement does not enter into force, or apply provisionally, before it is signed.
-- why: This is the most common error in treaty data. Dates are compared at the coarser precision of the two.
-- fix: Check both dates on their pages and correct the wrong one.
-- example: entered_into_force 2002 on an agreement signed 2004
with signed as (
    select agreement_id, min(date) as signed_date
    from events
    where event_kind = 'signed' and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is before the signature, ' || s.signed_date as found
from events e
join signed s on s.agreement_id = e.agreement_id
where e.event_kind in ('entered_into_force', 'provisionally_applied') and date_before(e.date, s.signed_date)
