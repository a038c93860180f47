-- severity: error
-- message: A party with a start date did not join before the agreement was signed.
-- why: A start date before the signature belongs to another agreement.
-- fix: Leave start_date empty for an original party, or correct it.
-- example: start_date 1950 for a treaty signed in 1951
with signed as (
    select agreement_id, min(date) as signed_date
    from events
    where event_kind in ('signed', 'announced') and outcome = 'occurred'
    group by agreement_id
)
select 'agreement_parties' as table_name, p.agreement_id || '/' || p.actor_id || '/' || p.role as row_id, 'start_date' as field_name,
    p.start_date || ' is before ' || s.signed_date as found
from agreement_parties p
join signed s on s.agreement_id = p.agreement_id
where date_before(p.start_date, s.signed_date)
