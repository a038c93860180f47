-- severity: error
-- message: Two state codes at the beginning of an id are in alphabetical order.
-- why: A fixed order gives a pair one form, so that an agreement is not entered twice.
-- fix: Swap the two codes in the id and retire the old id.
-- example: jpn-gbr-raa
select 'agreements' as table_name, agreement_id as row_id, 'agreement_id' as field_name, left(agreement_id, 7) as found
from agreements
where split_part(agreement_id, '-', 1) in (select actor_id from actors where actor_kind = 'state')
    and split_part(agreement_id, '-', 2) in (select actor_id from actors where actor_kind = 'state')
    and split_part(agreement_id, '-', 1) > split_part(agreement_id, '-', 2)
