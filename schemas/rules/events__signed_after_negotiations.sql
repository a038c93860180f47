-- severity: error
-- message: Negotiations are not announced, begun or concluded after the signature.
-- why: Such a step belongs to another agreement, or its date is wrong.
-- fix: Correct the date, or move the event to its own agreement.
-- example: agreed_in_principle 2023-02 on an agreement signed 2023-01-11
with signed as (
    select agreement_id, max(date) as signed_date
    from events
    where event_kind = 'signed' and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is after the signature, ' || s.signed_date as found
from events e
join signed s on s.agreement_id = e.agreement_id
where e.event_kind in ('negotiation_announced', 'negotiation_started', 'agreed_in_principle') and e.outcome = 'occurred'
    and date_before(s.signed_date, e.date)
