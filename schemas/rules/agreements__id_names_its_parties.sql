-- severity: error
-- message: If an id begins with two state codes, both states are parties.
-- why: Readers trust the id, and a join by party misses an agreement entered under another code.
-- fix: Correct the id and retire the old one, or add the missing party.
-- example: gbr-jpn-example without the party gbr
with heads as (
    select agreement_id, split_part(agreement_id, '-', n) as code
    from agreements, (values (1), (2)) as t (n)
    where regexp_full_match(agreement_id, '[a-z]{3}-[a-z]{3}-.*')
        and split_part(agreement_id, '-', 1) in (select actor_id from actors where actor_kind = 'state')
        and split_part(agreement_id, '-', 2) in (select actor_id from actors where actor_kind = 'state')
)
select 'agreements' as table_name, h.agreement_id as row_id, 'agreement_id' as field_name, h.code || ' is no party' as found
from heads h
anti join agreement_parties p on p.agreement_id = h.agreement_id and p.actor_id = h.code
