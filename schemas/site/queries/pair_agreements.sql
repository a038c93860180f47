-- The agreements of a pair, the newest first, those of the two alone before those with others; with what is awaited.
select p.pair_id, h.*, (select list(w order by w.date, w.event_id) from _awaited w where w.agreement_id = h.agreement_id) as awaited
from _partners p
join _heads h on h.agreement_id = p.agreement_id
where p.actor_1 < p.actor_2
order by p.pair_id, h.party_count > 2, h.placed is null, h.placed desc, h.agreement_id
