-- The agreements of a party, by kind and day.
select m.actor_id, h.*
from _members m
join _heads h on h.agreement_id = m.agreement_id
join codelist_agreement_kind k on k.code = h.agreement_kind
order by m.actor_id, k.title, h.placed is null, h.placed desc, h.agreement_id
