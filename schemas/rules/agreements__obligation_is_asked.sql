-- severity: error
-- message: A mutual defence, consultation or nonaggression agreement has an answer on the obligation that gives it its kind.
-- why: Where no page showed the words of the obligation, the kind rests on what pages call the agreement; a reader must see which kinds do.
-- fix: Add the provision with its value and claim, or with the value not_seen.
-- example: kind mutual_defence without the provision defence
with kinds as (
    select agreement_id, agreement_kind,
        case agreement_kind when 'mutual_defence' then 'defence' when 'consultation' then 'consultation' when 'nonaggression' then 'nonaggression' end as obligation
    from agreements
)
select 'agreements' as table_name, k.agreement_id as row_id, 'agreement_kind' as field_name,
    k.agreement_kind || ' without the provision ' || k.obligation as found
from kinds k
anti join agreement_provisions p on p.agreement_id = k.agreement_id and p.provision = k.obligation
where k.obligation is not null
