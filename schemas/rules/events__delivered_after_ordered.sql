-- severity: error
-- message: Arms are not delivered before the first contract or accepted offer.
-- why: A delivery before the order belongs to another sale.
-- fix: Correct the date, or move the delivery to its own agreement.
-- example: delivered 2019, contracted 2020
with ordered as (
    select agreement_id, min(date) as ordered_date
    from events
    where event_kind in ('contracted', 'offer_accepted') and outcome = 'occurred'
    group by agreement_id
)
select 'events' as table_name, e.event_id as row_id, 'date' as field_name, e.date || ' is before the order, ' || o.ordered_date as found
from events e
join ordered o on o.agreement_id = e.agreement_id
where e.event_kind = 'delivered' and date_before(e.date, o.ordered_date)
