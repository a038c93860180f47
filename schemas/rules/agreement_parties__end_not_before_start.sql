-- severity: error
-- message: A party does not leave before it joins, or before the agreement is signed.
-- why: A period that ends before it begins counts as no time at all in the panel.
-- fix: Swap or correct start_date and end_date.
-- example: start_date 2004, end_date 1998
with signed as (
    select agreement_id, min(date) as date
    from events
    where event_kind = 'signed' and outcome = 'occurred'
    group by agreement_id
)
select 'agreement_parties' as table_name, p.agreement_id || '/' || p.actor_id || '/' || p.role as row_id, 'end_date' as field_name,
    p.end_date || if(p.start_date is null, ' is before the signature, ', ' is before ') || coalesce(p.start_date, s.date) as found
from agreement_parties p
left join signed s on s.agreement_id = p.agreement_id
where date_before(p.end_date, coalesce(p.start_date, s.date))
