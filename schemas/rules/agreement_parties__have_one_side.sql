-- severity: error
-- message: No actor is on both sides of an agreement.
-- why: An actor that is both supplier and recipient, or host and sending state, makes every directed count wrong.
-- fix: Keep one of the two roles, or use party where the rules are mutual.
-- example: jpn as both supplier and recipient of one sale
with sides as (
    select agreement_id, actor_id, count(distinct role) as n
    from agreement_parties
    where role in ('supplier', 'recipient')
    group by all
    union all
    select agreement_id, actor_id, count(distinct role) as n
    from agreement_parties
    where role in ('host', 'sending_state')
    group by all
)
select 'agreements' as table_name, agreement_id as row_id, 'agreement_id' as field_name, actor_id || ' is on both sides' as found
from sides
where n > 1
