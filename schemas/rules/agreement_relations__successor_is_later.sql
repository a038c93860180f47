-- severity: error
-- message: An agreement is not signed before the one that it supersedes, amends or extends.
-- why: Either the relation is reversed, or a date is wrong.
-- fix: Swap the two ids, or correct the date.
-- example: a treaty of 1951 supersedes one of 1960
with signed as (
    select agreement_id, min(date) as first_date
    from events
    where event_kind in ('signed', 'announced') and outcome = 'occurred'
    group by agreement_id
)
select 'agreement_relations' as table_name, r.agreement_id || '/' || r.related_agreement_id || '/' || r.relation as row_id,
    'relation' as field_name, n.first_date || ' is before ' || o.first_date as found
from agreement_relations r
join signed n on n.agreement_id = r.agreement_id
join signed o on o.agreement_id = r.related_agreement_id
where r.relation in ('supersedes', 'amends', 'extends') and date_before(n.first_date, o.first_date)
