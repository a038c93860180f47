-- The awaited steps of the agreements of a party.
select m.actor_id, w.*
from _members m
join _awaited w on w.agreement_id = m.agreement_id
order by m.actor_id, w.date is null, w.date, w.event_id
