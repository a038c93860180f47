-- severity: error
-- message: An agreement is not used, amended, extended or implemented before it is signed.
-- why: An agreement that is not signed cannot be applied or amended.
-- fix: Correct the date, or move the event to its own agreement.
-- example: first_used 2022 on an agreement signed 2023-01-11
with signed as (
    select agreement_id, min(date) as signed_date
    from events
    where event_kind = 'signed' and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is before the signature, ' || s.signed_date as found
from events e
join signed s on s.agreement_id = e.agreement_id
where e.event_kind in ('first_used', 'amended', 'extended', 'implementing_arrangement', 'expanded', 'suspended', 'termination_notified')
    and e.outcome = 'occurred' and date_before(e.date, s.signed_date)
