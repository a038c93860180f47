-- What pages say of an agreement as a whole: its official title and what it does.
select row_id as agreement_id, *
from _evidence
where table_name = 'agreements'
order by row_id, field_name desc, is_hedged, not is_official, published, claim_id
