-- severity: error
-- message: No two agreements have the same parties, kind, instrument and day of signature.
-- why: An agreement with two ids is counted twice in every derived table.
-- fix: Merge the two rows and list the id that was removed in retired_ids.
-- example: jpn-usa-a and jpn-usa-b, both logistics, both signed 1996-04-15
with signed as (
    select agreement_id, min(date) as signed_date
    from events
    where event_kind = 'signed' and outcome = 'occurred' and length(date) = 10
    group by agreement_id
),
members as (
    select agreement_id, string_agg(actor_id, '/' order by actor_id) as parties
    from agreement_parties
    group by agreement_id
),
grouped as (
    select m.parties, a.agreement_kind, a.instrument, s.signed_date, min(a.agreement_id) as kept
    from agreements a
    join signed s on s.agreement_id = a.agreement_id
    join members m on m.agreement_id = a.agreement_id
    group by all
    having count(*) > 1
)
select 'agreements' as table_name, a.agreement_id as row_id, 'agreement_id' as field_name, 'the same as ' || g.kept as found
from agreements a
join signed s on s.agreement_id = a.agreement_id
join members m on m.agreement_id = a.agreement_id
join grouped g on g.parties = m.parties and g.agreement_kind = a.agreement_kind and g.instrument = a.instrument and g.signed_date = s.signed_date
where a.agreement_id <> g.kept
