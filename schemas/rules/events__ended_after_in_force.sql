-- severity: error
-- message: An agreement does not end before it enters into force.
-- why: The time in force would be negative.
-- fix: Check both dates on their pages and correct the wrong one.
-- example: terminated 1959, entered_into_force 1960
with begun as (
    select agreement_id, min(date) as begun_date
    from events
    where event_kind in ('entered_into_force', 'provisionally_applied') and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is before the entry into force, ' || b.begun_date as found
from events e
join begun b on b.agreement_id = e.agreement_id
where e.event_kind in ('terminated', 'expired', 'superseded') and date_before(e.date, b.begun_date)
