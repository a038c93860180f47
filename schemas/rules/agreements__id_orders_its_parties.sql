-- severity: error
-- message: Two state codes at the head of an id stand in alphabetical order.
-- why: With one order there is one id for a pair, and no second row for the same agreement.
-- fix: Swap the two codes in the id (and retire the old id).
-- example: jpn-gbr-raa
select 'agreements' as table_name, agreement_id as row_id, 'agreement_id' as field_name, left(agreement_id, 7) as found
from agreements
where split_part(agreement_id, '-', 1) in (select actor_id from actors where actor_kind = 'state')
    and split_part(agreement_id, '-', 2) in (select actor_id from actors where actor_kind = 'state')
    and split_part(agreement_id, '-', 1) > split_part(agreement_id, '-', 2)
