-- severity: error
-- message: An agreement that has ended is not used, amended, extended or suspended afterwards.
-- why: Either it had not ended, or the step belongs to its successor.
-- fix: Move the event to the successor, or correct the end.
-- example: extended 1995 on an agreement terminated 1992
with ended as (
    select agreement_id, max(date) as ended_date
    from events
    where event_kind in ('terminated', 'expired', 'superseded', 'cancelled') and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is after the end, ' || d.ended_date as found
from events e
join ended d on d.agreement_id = e.agreement_id
where e.event_kind in ('first_used', 'amended', 'extended', 'expanded', 'suspended', 'termination_notified', 'implementing_arrangement')
    and e.outcome = 'occurred' and date_before(d.ended_date, e.date)
